/** Within one company too, a question by an id finds that row alone, and a change reaches no other. */
import type { Database } from '$lib/server/db/database';
import * as imports from '$lib/server/repositories/imports';
import * as invitations from '$lib/server/repositories/invitations';
import * as sites from '$lib/server/repositories/sites';
import { read, write } from '$lib/server/repositories/transaction';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anImport } from './a-company';
import type { AnyQuery } from './any-rows';
import { companyScope, engines } from './engines';
import { fillFor } from './people-rows';
import { tenantTables } from './schema-file';
import { A, CHANGES, READS } from './scoped-queries';

/** They ask for everything of the company. */
const OF_ALL = [
	...['findCompany', 'listSites', 'listMeteringPoints', 'listAllMeteringPoints', 'listImports'],
	...['nextCommitNumber', 'countOtherLedgerDays', 'listUsageMonths', 'listCompanyMonths'],
	...['monthsWithData', 'listMembers', 'listConsents', 'listEngagements', 'listWeatherStations'],
	...['listDrivers', 'listCompanyEditions', 'listOwnFactors', 'listCertificates'],
	'listScope3Entries',
	...['listDrivers', 'listCompanyEditions', 'listCompanyRestatements'],
	...['listBillPlaces', 'listFigurePlaces', 'listDerivedPoints'],
	...['listConsortiaOfCompany', 'listInvitations', 'listCompanyRecords', 'readCompanyChain'],
	...['listClosings', 'listClosedMonths'],
	...['findLastReminder', 'findReminderStop', 'listReachableMembers']
];
/** They change the company as a whole or a month of it, or its first waiting import. */
const ON_ALL = [
	...['updateCompany', 'bumpDataVersion', 'replaceCompanyMonths', 'claimImport', 'reopenMonth'],
	...['allowReminders', 'putCompanyRestatement']
];

describe.each(engines)('on $name', ({ openFresh }) => {
	let database: Database;
	beforeEach(async () => {
		database = await openFresh();
		await fillFor(database, 'y', A);
	});
	afterEach(() => database.close());

	const byId = (all: typeof READS | typeof CHANGES, others: string[]) =>
		Object.entries(all).filter(([name]) => !others.includes(name));

	test('nothing is found under an id that is another’s', async () => {
		for (const [name, look] of byId(READS, OF_ALL)) {
			const found = await read(database, A, look as (typeof READS)[string]);
			expect([name, [found].flat().filter((one) => one !== null && one !== 0)]).toEqual([name, []]);
		}
	});

	test('what asks for all of a company finds it', async () => {
		for (const name of OF_ALL) {
			const found = await read(database, A, READS[name]!);
			expect([name, [found].flat().length]).toEqual([name, 1]);
		}
	});

	test('nothing changes under an id that is another’s', async () => {
		const before = await rowsOfCompany();
		for (const [name, change] of byId(CHANGES, ON_ALL)) {
			await write(database, A, change as (typeof CHANGES)[string]);
			expect([name, await rowsOfCompany()]).toEqual([name, before]);
		}
	});

	test('a page of sites goes on behind the last one', async () => {
		const after = (siteId: string) =>
			read(database, A, (tx) => sites.listSites(A, tx, { limit: 10, after: siteId }));
		expect((await after('x')).map(({ siteId }) => siteId)).toEqual(['y']);
		expect(await after('y')).toEqual([]);
	});

	test('an import is claimed in its own company, though another has one of that id', async () => {
		const other = companyScope('y');
		await fillFor(database, 'x', other);
		const waiting = { importId: 'y', from: ['committed' as const], to: 'reading' as const };
		await write(database, A, (tx) => imports.moveImport(A, tx, waiting));
		await write(database, other, (tx) => imports.insertImport(other, tx, anImport('y')));
		const claim = { claimedBy: 'me', now: 9, claimedUntil: 10 };
		await write(database, A, (tx) => imports.claimImport(A, tx, claim));
		const [mine, theirs] = [
			await read(database, A, (tx) => imports.findImport(A, tx, 'y')),
			await read(database, other, (tx) => imports.findImport(other, tx, 'y'))
		];
		expect([mine?.claimedBy, theirs?.claimedBy === 'me']).toEqual(['me', false]);
	});

	test('an invitation is withdrawn by its own id', async () => {
		const before = await rowsOfCompany();
		await write(database, A, (tx) => invitations.deleteInvitation(A, tx, 'x-company'));
		expect(await rowsOfCompany()).toEqual(before);
	});

	const rowsOfCompany = () =>
		read(database, companyScope(A.companyId), async (tx) => {
			const query = tx.query as unknown as AnyQuery;
			const rows: unknown[] = [];
			for (const table of [
				...tenantTables(),
				...['membership', 'engagement', 'consent', 'invitation']
			])
				rows.push(await query.selectFrom(table).selectAll().execute());
			return rows;
		});
});
