import type { Database } from '$lib/server/db/database';
import * as candidates from '$lib/server/repositories/candidates';
import { adoptEdition, listCompanyEditions } from '$lib/server/repositories/company-editions';
import * as consents from '$lib/server/repositories/consents';
import * as consortia from '$lib/server/repositories/consortia';
import * as engagements from '$lib/server/repositories/engagements';
import { countFactorUse } from '$lib/server/repositories/factor-use';
import type { StatusScope } from '$lib/server/repositories/scope';
import { insertFactorEdition } from '$lib/server/repositories/factor-editions';
import * as imports from '$lib/server/repositories/imports';
import { findLedgerBill } from '$lib/server/repositories/ledger';
import * as days from '$lib/server/repositories/load-days-in-force';
import * as memberships from '$lib/server/repositories/memberships';
import * as invitations from '$lib/server/repositories/invitations';
import { moveToLedger } from '$lib/server/repositories/move-to-ledger';
import { read, type WriteTx, write } from '$lib/server/repositories/transaction';
import { createUser } from '$lib/server/repositories/users';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anImport, createFoundry } from './a-company';
import { type AnyQuery, fillEveryTable } from './any-rows';
import { companyScope, consortiumScope, engines } from './engines';
import { day, inForce, plain } from './ledger-rows';
import { tenantTables } from './schema-file';
import { A, APART, CHANGES, ofPoint, READS } from './scoped-queries';

const B = companyScope('company-b');

const modules = import.meta.glob<Record<string, unknown>>('/src/lib/server/repositories/*.ts', {
	eager: true
});

function countOf(found: unknown): number {
	if (typeof found === 'number') return found;
	return Array.isArray(found) ? found.length : found === null ? 0 : 1;
}

function functionsWithScope(): string[] {
	return Object.values(modules)
		.flatMap((module) => Object.entries(module))
		.filter(([, value]) => /^async function \w+\((scope|inviting)\b/.test(String(value)))
		.map(([name]) => name)
		.sort();
}

test('every query that takes a scope is tried here', () => {
	const tried = [...Object.keys(READS), ...Object.keys(CHANGES), ...APART].sort();
	expect(functionsWithScope()).toEqual(tried);
});

/** They look at what belongs to a site; all others are for those who see the whole company. */
const OF_SITES = [
	...['listSites', 'findSite', 'listMeteringPoints', 'listAllMeteringPoints', 'findMeteringPoint'],
	...['findBySupplyPointNumber', 'listUsageMonths', 'listDrivers', 'findDriver'],
	...['listWeatherStations', 'findWeatherStationByName']
];

const RELATIONS = ['membership', 'consortium_company', 'engagement', 'consent', 'invitation'];

/** One of each relation, with the company's own id where an id must be unique. */
async function relate(scope: typeof A, tx: WriteTx): Promise<void> {
	const { companyId } = scope;
	const by = { createdAt: 1, createdBy: 'x', endedAt: null, endedBy: null };
	const days = { fromDay: 1, toDay: null };
	const engagement = { engagementId: companyId, auditorId: 'x', siteIds: null, ...days, ...by };
	await engagements.createEngagement(scope, tx, engagement);
	const granted = { consentId: companyId, kind: 'x', grantedAt: 1, grantedBy: 'x' };
	await consents.grantConsent(scope, tx, granted);
	const joining = { companyId, joinedDay: 1, createdAt: 1 };
	await consortia.addConsortiumCompany(consortiumScope('x'), tx, joining);
	await invitations.createInvitation(scope, tx, anInvitation(companyId));
}

const AN_EDITION = {
	...{ editionId: 'x', series: 'x', content: 'x', fileName: 'x', fileBytes: new Uint8Array(1) },
	...{ findings: '[]', createdAt: 1, createdBy: 'x' }
};

const ADOPTED = { editionId: 'x', consortiumId: 'x', adoptedAt: 1, adoptedBy: 'x' };

const anInvitation = (id: string) => ({
	...{ invitationId: id, tokenHash: id, role: 'x', email: null, invitedBy: 'x' },
	...{ fromDay: null, toDay: null, siteIds: null, createdAt: 1, expiresAt: 9 }
});

describe.each(engines)('$name', ({ openFresh }) => {
	let database: Database;
	beforeEach(async () => {
		database = await openFresh();
		await fillEveryTable(database, B);
		await write(database, B, async (tx) => {
			const nobody = { passwordHash: null, operatorSince: null, disabledAt: null, createdAt: 1 };
			await createUser(tx, { userId: 'x', email: 'x', emailKey: 'x', name: 'x', ...nobody });
			await memberships.putMember(B, tx, { userId: 'x', role: 'company_admin', createdAt: 1 });
			await consortia.createConsortium(tx, { consortiumId: 'x', name: 'x', createdAt: 1 });
			await relate(B, tx);
			await insertFactorEdition(consortiumScope('x'), tx, AN_EDITION);
		});
	});
	afterEach(() => database.close());

	async function rowsOf(companyId: string): Promise<unknown> {
		return read(database, companyScope(companyId), async (tx) => {
			const query = tx.query as unknown as AnyQuery;
			const rows: unknown[] = [];
			for (const table of [...tenantTables(), ...RELATIONS])
				rows.push(
					await query.selectFrom(table).selectAll().where('company_id', '=', companyId).execute()
				);
			return rows;
		});
	}

	test('a company with no rows finds nothing under the ids of another', async () => {
		for (const [name, look] of Object.entries(READS)) {
			const found = await read(database, A, look);
			expect([name, countOf(found)]).toEqual([name, 0]);
		}
	});

	test('two companies with the same ids each find their own row, once', async () => {
		await fillEveryTable(database, A);
		await write(database, A, async (tx) => {
			await memberships.putMember(A, tx, { userId: 'x', role: 'company_admin', createdAt: 1 });
			await relate(A, tx);
		});
		for (const [name, look] of Object.entries(READS)) {
			const found = await read(database, A, look);
			expect([name, countOf(found)]).toEqual([name, 1]);
		}
	});

	test('whoever may see one site finds nothing of another', async () => {
		const elsewhere = { ...B, sites: ['elsewhere'] } as typeof B;
		const hidden: string[] = [];
		for (const [name, look] of Object.entries(READS)) {
			const all = countOf(await read(database, B, (tx) => look(tx, B)));
			const some = countOf(await read(database, elsewhere, (tx) => look(tx, elsewhere)));
			if (some < all) hidden.push(name);
		}
		expect(hidden.sort()).toEqual([...OF_SITES].sort());
	});

	test('no change reaches the rows of another company', async () => {
		const before = await rowsOf('company-b');
		for (const [name, change] of Object.entries(CHANGES)) {
			await write(database, A, change);
			expect([name, await rowsOf('company-b')]).toEqual([name, before]);
		}
	});

	test('no change reaches rows of another company that are called the same', async () => {
		await fillEveryTable(database, A);
		const before = await rowsOf('company-b');
		for (const [name, change] of Object.entries(CHANGES)) {
			await write(database, A, change).catch(() => 'refused by a reference');
			expect([name, await rowsOf('company-b')]).toEqual([name, before]);
		}
	});

	test('what is counted and numbered is so by company', async () => {
		await fillEveryTable(database, A);
		const status = { companyIds: [A.companyId] } as unknown as StatusScope;
		const uses = await read(database, A, (tx) => countFactorUse(status, tx));
		expect(uses.map(({ months }) => months)).toEqual([1]);
		await write(database, B, (tx) => adoptEdition(B, tx, { ...ADOPTED, series: 'new' }));
		await write(database, A, (tx) => adoptEdition(A, tx, { ...ADOPTED, series: 'new' }));
		const adopted = await read(database, A, (tx) => listCompanyEditions(A, tx));
		expect(adopted.find(({ series }) => series === 'new')?.number).toBe(1);
		await write(database, B, (tx) =>
			tx.query
				.updateTable('import')
				.set({ file_name: 'of B' })
				.where('company_id', '=', B.companyId)
				.execute()
		);
		const place = { importId: 'x', recordIndex: 1, number: 1 };
		const bill = await read(database, B, (tx) => findLedgerBill(B, tx, place));
		expect(bill?.fileName).toBe('of B');
	});

	test('an import without records of its own shows no days of another company', async () => {
		await write(database, A, async (tx) => {
			await createFoundry(A, tx);
			await imports.insertImport(A, tx, anImport('x'));
		});
		const [line] = await read(
			database,
			A,
			(tx) => READS.listImports!(tx) as ReturnType<typeof imports.listImports>
		);
		expect(line).toMatchObject({ fromDay: null, toDay: null });
	});

	test('a day in force takes its slots from the ledger of its own company', async () => {
		for (const scope of [A, B])
			await write(database, scope, async (tx) => {
				if (scope === A) await fillCompany(tx);
				const mine = day(5, { recordIndex: 7, slots: Uint8Array.of(scope === A ? 1 : 2) });
				await candidates.insertLoadDayCandidates(scope, tx, { importId: 'x', days: [mine] });
				const assignments = [{ recordIndex: 7, meteringPointId: 'x' }];
				await moveToLedger(scope, tx, { importId: 'x', assignments });
				const counted = [inForce(5, { importId: 'x' })];
				await days.replaceLoadDaysInForce(scope, tx, { ...ofPoint, days: counted });
			});
		for (const [scope, slot] of [
			[A, 1],
			[B, 2]
		] as const) {
			const found = await read(database, scope, (tx) =>
				days.listLoadDaysInForce(scope, tx, ofPoint)
			);
			expect(found.map((one) => plain(one.slots))).toEqual([[slot]]);
		}
	});

	test('a worker claims only within the companies it was given', async () => {
		const waits = { importId: 'x', from: ['committed' as const], to: 'reading' as const };
		await write(database, B, (tx) => imports.moveImport(B, tx, waits));
		expect(await write(database, A, CHANGES.claimImport!)).toBeNull();
	});
});

async function fillCompany(tx: WriteTx): Promise<void> {
	await createFoundry(A, tx);
	await imports.insertImport(A, tx, anImport('x', { status: 'committed', commitNumber: 1 }));
}
