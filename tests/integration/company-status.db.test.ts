import { addMonths, monthsBetween } from '$lib/domain/time/day';
import type { Context } from '$lib/server/access/context';
import { getServer } from '$lib/server/app';
import { write } from '$lib/server/repositories/transaction';
import { replaceCompanyMonths, replaceUsageMonths } from '$lib/server/repositories/usage';
import { addMember } from '$lib/server/services/members';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import {
	dueMonth,
	getCompanyStatus,
	getConsortiumSummary,
	listCompanyStatus
} from '$lib/server/services/relations/company-status';
import { searchCompanyStatus } from '$lib/server/services/relations/company-status-list';
import { grantConsent } from '$lib/server/services/relations/consents';
import * as consortia from '$lib/server/services/relations/consortia';
import {
	createCompanyIn,
	inviteCompany,
	inviteCompanyAgain,
	removeCompany
} from '$lib/server/services/relations/consortium-companies';
import { getInvitation } from '$lib/server/services/relations/join';
import { createSite } from '$lib/server/services/sites';
import { beforeAll, describe, expect, it } from 'vitest';
import { code, nobody, person, server, useServer } from './access-world';
import { companyScope, engines } from './engines';
import { awake } from './relations-world';

const DUE = dueMonth(Date.now());
const before = (months: number) => addMonths(DUE, -months);

/** Odd enough to be found again, should it leave through the wall. */
const GIGAJOULES = 73_915.25;
const KEYS = [
	...['administrator', 'changePercent', 'consents', 'id', 'industry', 'invitedUntil', 'joined'],
	...['lastMonth', 'lastUpload', 'latePoints', 'monthsCompared', 'monthsComplete', 'name', 'status']
];

const figures = (gigajoules: number) => ({
	...{ quantity: gigajoules * 100, gigajoules, crudeOilKl: 7, co2KgBasic: 9, co2KgAdjusted: 9 },
	...{ costYen: 123_456_789, costDays: 30, coveredDays: 30, days: 30, dataStatus: 'measured' },
	...{ statusGigajoules: 'official', statusCrudeOil: 'official' },
	...{ statusCo2Basic: 'official', statusCo2Adjusted: 'official' }
});

/** Months of one metering point, complete, with this energy each. */
async function fill(
	companyId: string,
	{ point, from, to, gigajoules }: Record<'point' | 'from' | 'to', string> & { gigajoules: number }
): Promise<void> {
	const scope = companyScope(companyId);
	const months = monthsBetween(from, to).map((month) => ({ month, ...figures(gigajoules) }));
	const rest = {
		unit: 'kWh',
		factorId: null,
		energyFactorId: null,
		findings: '[]',
		dayQuantity: null,
		nightQuantity: null
	};
	const usage = months.map((one) => ({ ...one, ...rest, meteringPointId: point }));
	await write(getServer().database, scope, async (tx) => {
		await replaceUsageMonths(scope, tx, { meteringPointId: point, from, to, months: usage });
		await replaceCompanyMonths(scope, tx, { from, to, months });
	});
}

async function withPoint(companyId: string): Promise<string> {
	const { id: siteId } = await createSite(server, companyId, { name: '工場' });
	const point = { siteId, name: '受電', carrier: 'electricity', unit: 'kWh' };
	return (await createMeteringPoint(server, companyId, point)).id;
}

describe.each(engines)('the coordinator’s wall on $name', (engine) => {
	useServer(engine);
	let consortiumId: string;
	let coordinator: Context;
	beforeAll(async () => {
		consortiumId = (await consortia.createConsortium(server, { name: '見本' })).id;
		await person('coordinator@wall.example');
		const role = { email: 'coordinator@wall.example', role: 'coordinator' };
		await consortia.addPerson(server, consortiumId, role);
		coordinator = (await awake('coordinator@wall.example')).context;
	});
	const status = (companyId: string) => getCompanyStatus(coordinator, consortiumId, companyId);
	const aCompany = async (name: string) =>
		(await createCompanyIn(server, consortiumId, { name, industry: '24' })).id;

	it('a row has status, counts and a rounded percentage, and no quantity of any kind', async () => {
		const companyId = await aCompany('数値社');
		const point = await withPoint(companyId);
		await fill(companyId, { point, from: before(23), to: before(12), gigajoules: 100_000 });
		await fill(companyId, { point, from: before(11), to: DUE, gigajoules: GIGAJOULES });
		const row = await status(companyId);
		expect(Object.keys(row).sort()).toEqual(KEYS);
		expect(row).toMatchObject({
			...{ name: '数値社', industry: '24', status: 'current', lastMonth: DUE },
			...{ monthsComplete: 12, changePercent: -26, monthsCompared: 12, consents: [] }
		});
		const everything = JSON.stringify([
			await listCompanyStatus(coordinator, consortiumId),
			await searchCompanyStatus(coordinator, consortiumId, {}),
			await getConsortiumSummary(coordinator, consortiumId)
		]);
		expect(everything).not.toMatch(/73915|73,915|7391525|123456789|886983/);
	});

	it('goes from invited to signed up, and then to the month that is there', async () => {
		const made = await inviteCompany(coordinator, consortiumId, { name: '新規社' });
		const companyId = made.companyId!;
		const until = new Date(Date.parse(made.expiresAt) + 9 * 3_600_000).toISOString().slice(0, 10);
		expect(await status(companyId)).toMatchObject({
			...{ status: 'invited', invitedUntil: until, administrator: 'no', lastMonth: null }
		});
		await person('admin@wall.example');
		const email = 'admin@wall.example';
		await addMember(server, companyId, { email, role: 'company_admin' });
		expect(await status(companyId)).toMatchObject({ status: 'no_data', administrator: 'yes' });
		const point = await withPoint(companyId);
		await fill(companyId, { point, from: before(6), to: before(4), gigajoules: 1 });
		expect(await status(companyId)).toMatchObject({
			...{ status: 'late', lastMonth: before(4), monthsComplete: 3, changePercent: null }
		});
	});

	it('a new link ends the one before, until somebody manages the company', async () => {
		const first = await inviteCompany(coordinator, consortiumId, { name: '再招待社' });
		const companyId = first.companyId!;
		const again = () => inviteCompanyAgain(coordinator, consortiumId, { companyId, email: null });
		const second = await again();
		const opens = (path: string) => code(getInvitation(nobody, path.replace('/join/', '')));
		expect(await opens(first.path)).toBe('joining.link');
		expect(await opens(second.path)).toBe('done');
		await person('manager@wall.example');
		const email = 'manager@wall.example';
		await addMember(server, companyId, { email, role: 'company_admin' });
		expect(await code(again())).toBe('consortium.company_has_admin');
	});

	it('consents are named by kind, and counted', async () => {
		const companyId = await aCompany('同意社');
		const { consents } = await getConsortiumSummary(coordinator, consortiumId);
		await grantConsent(server, companyId, { kind: 'casebook' });
		await grantConsent(server, companyId, { kind: 'coordinator_raw_data' });
		expect((await status(companyId)).consents).toEqual(['casebook', 'coordinator_raw_data']);
		const after = (await getConsortiumSummary(coordinator, consortiumId)).consents;
		expect(after).toEqual({
			...consents,
			casebook: consents.casebook + 1,
			coordinator_raw_data: consents.coordinator_raw_data + 1
		});
	});

	it('a company that left is not listed, and not found', async () => {
		const companyId = await aCompany('退会社');
		await removeCompany(coordinator, consortiumId, companyId);
		const names = (await listCompanyStatus(coordinator, consortiumId)).map(({ name }) => name);
		expect(names).not.toContain('退会社');
		expect(await code(status(companyId))).toBe('not_found');
		const again = inviteCompanyAgain(coordinator, consortiumId, { companyId });
		expect(await code(again)).toBe('not_found');
	});

	it('another consortium and its companies are not found', async () => {
		const other = (await consortia.createConsortium(server, { name: '別' })).id;
		const theirs = (await createCompanyIn(server, other, { name: '他社' })).id;
		expect(await code(listCompanyStatus(coordinator, other))).toBe('not_found');
		expect(await code(status(theirs))).toBe('not_found');
		const again = inviteCompanyAgain(coordinator, consortiumId, { companyId: theirs });
		expect(await code(again)).toBe('not_found');
		expect(await code(removeCompany(coordinator, consortiumId, theirs))).toBe('not_found');
	});

	it('a viewer sees no status of any company', async () => {
		await person('viewer@wall.example');
		const role = { email: 'viewer@wall.example', role: 'consortium_viewer' };
		await consortia.addPerson(server, consortiumId, role);
		const { context } = await awake('viewer@wall.example');
		expect(await code(listCompanyStatus(context, consortiumId))).toBe('forbidden');
	});

	it('the list is found by status and by part of a name, however it is typed', async () => {
		await aCompany('ＡＢＣ精工㈱');
		const find = (asked: object) => searchCompanyStatus(coordinator, consortiumId, asked);
		expect((await find({ name: 'abc' })).rows.map(({ name }) => name)).toEqual(['ＡＢＣ精工㈱']);
		const late = await find({ status: 'late', order: 'name' });
		expect(late.rows.map((row) => row.status)).toEqual(Array(late.counts.late).fill('late'));
		expect(late.counts.late).toBeGreaterThan(0);
		expect((await find({ status: 'nonsense', page: 'x' })).found).toBe(late.counts.all);
	});
});
