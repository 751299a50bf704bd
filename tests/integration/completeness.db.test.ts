import { addMonths, daysInMonth, monthOf, monthsBetween, todayInJapan } from '$lib/domain/time/day';
import type { Context } from '$lib/server/access/context';
import { getServer } from '$lib/server/app';
import { write } from '$lib/server/repositories/transaction';
import { replaceUsageMonths } from '$lib/server/repositories/usage';
import { getCalendar, getCompleteness } from '$lib/server/services/completeness';
import { uploadTarget } from '$lib/server/services/completeness/upload-target';
import { addEngagement } from '$lib/server/services/relations/engagements';
import { getOverview } from '$lib/server/services/overview';
import { beforeAll, describe, expect, it } from 'vitest';
import { code, nobody, person, server, useServer } from './access-world';
import { companyScope, engines } from './engines';
import { aCompany, asking, awake, today } from './relations-world';

const RUNNING = monthOf(todayInJapan(Date.now()));
const ago = (months: number) => addMonths(RUNNING, -months);

const FIGURES = {
	...{ quantity: 100, gigajoules: 1, crudeOilKl: 1, co2KgBasic: 1, co2KgAdjusted: 1 },
	...{ costYen: 1, statusGigajoules: 'official', statusCrudeOil: 'official' },
	...{ statusCo2Basic: 'official', statusCo2Adjusted: 'official', unit: 'kWh' },
	...{ factorId: null, energyFactorId: null, findings: '[]', dataStatus: 'measured' }
};

/** Whole months of the point, with this energy each. */
async function fill(
	companyId: string,
	point: { meteringPointId: string; months: string[]; gigajoules?: number }
): Promise<void> {
	const scope = companyScope(companyId);
	const { meteringPointId, gigajoules = 1 } = point;
	const months = point.months.map((month) => {
		const days = daysInMonth(month);
		const covered = { days, coveredDays: days, costDays: days };
		return { ...FIGURES, ...covered, meteringPointId, month, gigajoules };
	});
	const range = { from: '2000-01', to: '2100-01' };
	await write(getServer().database, scope, (tx) =>
		replaceUsageMonths(scope, tx, { meteringPointId, ...range, months })
	);
}

describe.each(engines)('the completeness calendar on $name', (engine) => {
	useServer(engine);
	let companyId: string;
	let admin: Context;
	let points: string[];
	let sites: { first: string; second: string };
	const ask = (context: Context, months = 12) =>
		getCompleteness(context, companyId, { from: ago(months - 1), to: RUNNING });
	const statesOf = async (index: number) =>
		(await ask(admin, 5)).points[index]!.months.map(({ state }) => state);

	beforeAll(async () => {
		({ companyId, admin, sites } = await aCompany('admin@calendar.example'));
		points = (await ask(admin)).points.map(({ meteringPointId }) => meteringPointId);
	});

	it('has no data, and asks for the first of each point', async () => {
		expect(new Set(await statesOf(0))).toEqual(new Set(['before']));
		const { next } = await ask(admin);
		expect(next.map(({ kind, from }) => [kind, from])).toEqual([
			['first', null],
			['first', null]
		]);
	});

	it('names what is late before what was left out, the bigger point first', async () => {
		const [first, second] = points as [string, string];
		const holes = monthsBetween(ago(12), ago(1)).filter((month) => month !== ago(4));
		await fill(companyId, { meteringPointId: first, months: holes, gigajoules: 9 });
		await fill(companyId, { meteringPointId: second, months: monthsBetween(ago(12), ago(3)) });
		expect(await statesOf(0)).toEqual(['missing', 'measured', 'measured', 'measured', 'running']);
		const [late] = (await ask(admin)).next;
		expect(late).toMatchObject({ kind: 'late', meteringPointId: second, from: ago(2) });
		expect(late?.document).toBe('meter_file');
		expect((await ask(admin)).next.at(-1)).toMatchObject({ kind: 'missing', from: ago(4) });
		const { nextSteps } = await getOverview(admin, companyId);
		const codes = nextSteps.map((step) => step.code);
		expect(codes.slice(0, 2)).toEqual(['upload_late', 'upload_missing']);
		expect(nextSteps[0]?.href).toContain(`/data?meteringPoint=${second}&month=${ago(2)}`);
	});

	it('a page has the months by site, by fiscal year on request', async () => {
		const calendar = await getCalendar(admin, companyId, {});
		expect(calendar.months).toEqual(monthsBetween(ago(11), RUNNING));
		expect(calendar.sites.map((site) => site.points.length)).toEqual([1, 1]);
		expect(calendar.fiscalYear).toBeNull();
		const fiscalYear = calendar.fiscalYears[0]!;
		const year = await getCalendar(admin, companyId, { fiscalYear });
		expect(year.months[0]).toBe(`${fiscalYear}-04`);
		expect(year.months.at(-1)).toBe(RUNNING);
		expect((await getCalendar(admin, companyId, { fiscalYear: 1950 })).fiscalYear).toBeNull();
	});

	it('an auditor of one site sees the points of that site alone', async () => {
		await person('auditor@calendar.example');
		const engaged = { auditor: 'auditor@calendar.example', from: today, siteIds: [sites.second] };
		await addEngagement(server, companyId, engaged);
		const { session } = await awake('auditor@calendar.example');
		const auditor = await asking(session.token, companyId);
		const seen = await ask(auditor);
		expect(seen.points.map(({ siteId }) => siteId)).toEqual([sites.second]);
		expect(JSON.stringify(seen)).not.toContain(points[0]);
		expect(JSON.stringify(await getCalendar(auditor, companyId, {}))).not.toContain(points[0]);
		const target = { meteringPoint: points[0] };
		expect(await uploadTarget(auditor, companyId, target)).toBeNull();
	});

	it('a link to the upload names its point, and an odd one names none', async () => {
		const [first] = points;
		const target = await uploadTarget(admin, companyId, { meteringPoint: first, month: ago(4) });
		expect(target).toMatchObject({ meteringPointId: first, month: ago(4) });
		expect(
			await uploadTarget(admin, companyId, { meteringPoint: first, month: 'x' })
		).toMatchObject({
			month: null
		});
		expect(await uploadTarget(admin, companyId, { meteringPoint: 'elsewhere' })).toBeNull();
		expect(await uploadTarget(admin, companyId, {})).toBeNull();
	});

	it('a stretch that ends before it begins or is without end is refused', async () => {
		const of = (from: string, to: string) => code(getCompleteness(admin, companyId, { from, to }));
		expect(await of('2026-02', '2026-01')).toBe('month.range');
		expect(await of('2000-01', '2026-01')).toBe('month.too_many');
		expect(await of('2026-13', '2027-01')).toBe('month.invalid');
	});

	it('nobody else’s company is there', async () => {
		const { companyId: foreign } = await aCompany('other@calendar.example');
		const asked = { from: ago(1), to: RUNNING };
		expect(await code(getCompleteness(admin, foreign, asked))).toBe('not_found');
		expect(await code(getCompleteness(nobody, companyId, asked))).toBe('not_signed_in');
	});
});
