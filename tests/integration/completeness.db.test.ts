import type { Context } from '$lib/server/access/context';
import { getCalendar, getCompleteness } from '$lib/server/services/completeness';
import { listCompleteness, searchCompleteness } from '$lib/server/services/completeness/consortium';
import { uploadTarget } from '$lib/server/services/completeness/upload-target';
import { createMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import { getOverview } from '$lib/server/services/overview';
import { getPlaces } from '$lib/server/services/places';
import * as consortia from '$lib/server/services/relations/consortia';
import { createCompanyIn } from '$lib/server/services/relations/consortium-companies';
import { addEngagement } from '$lib/server/services/relations/engagements';
import { createSite } from '$lib/server/services/sites';
import { beforeAll, describe, expect, it } from 'vitest';
import { code, nobody, person, server, useServer } from './access-world';
import { engines } from './engines';
import { ago, fillMonths, monthsFrom, RUNNING } from './late-company';
import { aCompany, asking, awake, today } from './relations-world';

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
		const holes = monthsFrom(12, 1).filter((month) => month !== ago(4));
		await fillMonths(companyId, { meteringPointId: first, months: holes, gigajoules: 9 });
		await fillMonths(companyId, { meteringPointId: second, months: monthsFrom(12, 3) });
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
		expect(calendar.months).toEqual(monthsFrom(11, 0));
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

describe.each(engines)('how far the companies of a consortium are on $name', (engine) => {
	useServer(engine);
	let consortiumId: string;
	let coordinator: Context;
	beforeAll(async () => {
		consortiumId = (await consortia.createConsortium(server, { name: '見本' })).id;
		await person('coordinator@grid.example');
		const role = { email: 'coordinator@grid.example', role: 'coordinator' };
		await consortia.addPerson(server, consortiumId, role);
		coordinator = (await awake('coordinator@grid.example')).context;
	});

	/** A company with a metering point for each of the stretches of months. */
	async function aCompanyWith(name: string, ...points: string[][]) {
		const { id } = await createCompanyIn(server, consortiumId, { name });
		const { id: siteId } = await createSite(server, id, { name: '工場' });
		for (const [index, months] of points.entries()) {
			const point = { siteId, name: `受電${index}`, carrier: 'electricity', unit: 'kWh' };
			const { id: meteringPointId } = await createMeteringPoint(server, id, point);
			await fillMonths(id, { meteringPointId, months, gigajoules: 73_915.25 });
		}
		return id;
	}
	const grid = (asked = {}) => searchCompleteness(coordinator, consortiumId, asked);

	it('is told in counts of metering points, whoever is behind most first', async () => {
		await aCompanyWith('完全社', monthsFrom(14, 1));
		await aCompanyWith('遅延社', monthsFrom(14, 1), monthsFrom(14, 4));
		await aCompanyWith('白紙社');
		const { rows, ...counts } = await grid();
		expect(counts).toMatchObject({ companies: 3, late: 1, order: 'late' });
		expect(rows.map(({ name }) => name)[0]).toBe('遅延社');
		const [behind] = rows;
		expect(behind).toMatchObject({ points: 2, latePoints: 1, lateSince: ago(3) });
		expect(behind?.months.at(-3)).toEqual({ month: ago(3), expected: 2, complete: 1, late: 1 });
		expect((await grid({ only: 'late' })).rows.map(({ name }) => name)).toEqual(['遅延社']);
		expect((await grid({ order: 'name' })).rows).toHaveLength(3);
	});

	it('says nothing of what the companies use', async () => {
		const range = { from: ago(12), to: RUNNING };
		const everything = [await grid(), await listCompleteness(coordinator, consortiumId, range)];
		expect(JSON.stringify(everything)).not.toMatch(/73915|7391525/);
	});

	it('a member sees in the menu how many points are late, also when a reading day changes that', async () => {
		const { companyId, admin } = await aCompany('admin@grid.example');
		const marks = async () =>
			(await getPlaces(admin)).companies.map(({ latePoints }) => latePoints);
		expect(await marks()).toEqual([0]);
		const { points } = await getCompleteness(admin, companyId, { from: ago(1), to: RUNNING });
		const [{ meteringPointId: id } = { meteringPointId: '' }] = points;
		await fillMonths(companyId, { meteringPointId: id, months: monthsFrom(14, 4) });
		await updateMeteringPoint(admin, companyId, { id, readingDay: 1 });
		expect(await marks()).toEqual([1]);
	});

	it('another consortium is not found, and a viewer sees no company', async () => {
		const range = { from: ago(1), to: RUNNING };
		const other = (await consortia.createConsortium(server, { name: '別' })).id;
		expect(await code(listCompleteness(coordinator, other, range))).toBe('not_found');
		await person('viewer@grid.example');
		const role = { email: 'viewer@grid.example', role: 'consortium_viewer' };
		await consortia.addPerson(server, consortiumId, role);
		const { context } = await awake('viewer@grid.example');
		expect(await code(listCompleteness(context, consortiumId, range))).toBe('forbidden');
	});
});
