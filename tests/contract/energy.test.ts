/** The month table as outside programs read it: dimensions, units that differ, months without data. */
import { beforeAll, expect, test } from 'vitest';
import { getCompleteness } from '$lib/server/services/api-schemas/completeness';
import { getEnergy, getLoadProfile } from '$lib/server/services/api-schemas/energy';
import { createMeteringPoint } from '$lib/server/services/api-schemas/metering-points';
import { createSite } from '$lib/server/services/api-schemas/sites';
import { getSumTrace, getTrace } from '$lib/server/services/api-schemas/trace';
import { ask, refused, world } from './client';
import { energyRows, newCompany, uploadAndCommit } from './company';

let company: string;
const points: Record<'electricity' | 'gas' | 'load', string> = {
	electricity: '',
	gas: '',
	load: ''
};

async function point(siteId: string, name: string, [carrier, unit]: [string, string]) {
	const made = await ask(createMeteringPoint, {
		params: { company },
		body: { siteId, name, carrier, unit }
	});
	return made.id;
}

beforeAll(async () => {
	company = await newCompany('区分で見る会社');
	const { id } = await ask(createSite, { params: { company }, body: { name: '本社工場' } });
	points.electricity = await point(id, '受電', ['electricity', 'kWh']);
	points.gas = await point(id, 'ガス', ['city_gas', 'm3']);
	points.load = await point(id, '第二受電', ['electricity', 'kWh']);
	await put(
		'電気.csv',
		points.electricity,
		'年月,使用量(kWh),請求金額(円)\n2025年3月,900,20000\n2025年4月,1000,25000\n'
	);
	await put('ガス.csv', points.gas, '年月,使用量(m3),請求金額(円)\n2025年4月,200,22000\n');
	await put('30分値.csv', points.load, halfHours('2025-04-10', 0.5));
}, 60_000);

async function put(name: string, meteringPointId: string, content: string) {
	const committed = await uploadAndCommit(company, { name, content, fields: { meteringPointId } });
	expect(committed.status).toBe('committed');
}

function halfHours(day: string, kwh: number): string {
	const slots = Array.from({ length: 48 }, (_, slot) => {
		const time = `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`;
		return `${day} ${time},${kwh}`;
	});
	return ['日時,使用量(kWh)', ...slots].join('\n') + '\n';
}

test('by month and carrier, each in its own unit', async () => {
	const rows = await energyRows(company, '2025-04', '2025-04', 'month,carrier');
	const byCarrier = Object.fromEntries(rows.map((row) => [row.carrier, row]));
	expect(byCarrier.electricity).toMatchObject({ quantity: 1024, unit: 'kWh' });
	expect(byCarrier.city_gas).toMatchObject({ quantity: 200, unit: 'm3', costYen: 22_000 });
	/** 45 GJ per metered thousand m3. */
	expect(byCarrier.city_gas?.gigajoules).toBeCloseTo(9, 9);
});

test('where units differ the quantity is null, and yen, energy and CO2 are sums', async () => {
	const [april] = await energyRows(company, '2025-04', '2025-04');
	const parts = await energyRows(company, '2025-04', '2025-04', 'carrier');
	expect(april).toMatchObject({ quantity: null, unit: null });
	const sum = parts.reduce((total, row) => total + row.gigajoules!, 0);
	expect(april?.gigajoules).toBeCloseTo(sum, 9);
});

test('a day of half-hours without a bill covers one day of the month', async () => {
	const rows = await energyRows(company, '2025-04', '2025-04', 'meteringPoint');
	const load = rows.find(({ meteringPoint }) => meteringPoint === points.load);
	expect(load).toMatchObject({ quantity: 24, dataStatus: 'partial' });
	expect(load?.coverage).toBeCloseTo(1 / 30, 9);
});

test('a month without data is a row of nulls, never 0', async () => {
	const rows = await energyRows(company, '2025-02', '2025-03');
	expect(rows.map(({ month }) => month)).toEqual(['2025-02', '2025-03']);
	expect(rows[0]).toMatchObject({
		quantity: null,
		gigajoules: null,
		crudeOilKl: null,
		costYen: null,
		co2KgBasic: null,
		co2KgAdjusted: null,
		coverage: 0,
		dataStatus: 'missing'
	});
});

test('March and April lie in two fiscal years', async () => {
	const rows = await energyRows(company, '2025-03', '2025-04', 'fiscalYear,carrier');
	const electricity = rows.filter(({ carrier }) => carrier === 'electricity');
	expect(electricity.map(({ fiscalYear, quantity }) => [fiscalYear, quantity])).toEqual([
		[2024, 900],
		[2025, 1024]
	]);
});

test('the months of a year sum to the year, in every dimension', async () => {
	const total = async (by: string) =>
		(await energyRows(company, '2025-03', '2025-04', by)).reduce(
			(sum, row) => sum + (row.gigajoules ?? 0),
			0
		);
	const whole = await total('fiscalYear');
	for (const by of ['month', 'carrier', 'site', 'meteringPoint', 'month,carrier,meteringPoint'])
		expect(await total(by)).toBeCloseTo(whole, 9);
});

test('power sold is income, and rows by carrier and metering point add up to the total', async () => {
	const own = await newCompany('売電もする会社');
	const { id: siteId } = await ask(createSite, {
		params: { company: own },
		body: { name: '本社工場' }
	});
	const bills = [
		['受電', 'electricity', 'kWh', '1000,25000'],
		['第二受電', 'electricity', 'MWh', '2.5,60000'],
		['売電', 'electricity_export', 'kWh', '300,4800']
	] as const;
	for (const [name, carrier, unit, figures] of bills) {
		const body = { siteId, name, carrier, unit };
		const { id } = await ask(createMeteringPoint, { params: { company: own }, body });
		await uploadAndCommit(own, {
			name: `${name}.csv`,
			content: `年月,使用量(${unit}),請求金額(円)\n2025年4月,${figures}\n`,
			fields: { meteringPointId: id }
		});
	}
	const rowsBy = (by: string) => energyRows(own, '2025-04', '2025-04', by);
	const [total] = await rowsBy('month');
	expect(total).toMatchObject({ quantity: 3500, unit: 'kWh', costYen: 85_000, incomeYen: 4800 });
	expect(total).toMatchObject({ coverage: 1, costCoverage: 1 });
	for (const by of ['carrier', 'meteringPoint', 'site']) {
		const rows = await rowsBy(by);
		expect(rows.reduce((sum, row) => sum + (row.costYen ?? 0), 0)).toBe(85_000);
		expect(rows.reduce((sum, row) => sum + (row.incomeYen ?? 0), 0)).toBe(4800);
	}
	const sold = (await rowsBy('carrier')).find(({ carrier }) => carrier === 'electricity_export');
	expect(sold).toMatchObject({ quantity: 300, costYen: null, costCoverage: null });
});

test('a range that ends before it begins is refused', async () => {
	const problem = await refused(getEnergy, {
		params: { company },
		query: { from: '2025-05', to: '2025-04' }
	});
	expect(problem.status).toBeGreaterThanOrEqual(400);
	expect(problem.status).toBeLessThan(500);
});

test('the load profile gives 48 half-hours of the day and its peak in kW', async () => {
	const profile = await ask(getLoadProfile, {
		params: { company },
		query: { meteringPointId: points.load, from: '2025-04-10', to: '2025-04-10' }
	});
	expect(profile.slotMinutes).toBe(30);
	expect(profile.days).toEqual([
		{ day: '2025-04-10', kwh: Array.from({ length: 48 }, () => 0.5), peakKw: 1 }
	]);
});

test.for(['trace', 'load-profile'] as const)(
	'%s of another company’s point is as missing as one that never was',
	async (kind) => {
		const ask = (meteringPointId: string) =>
			kind === 'trace'
				? refused(getTrace, {
						params: { company: world.company },
						query: { meteringPointId, month: '2025-04' }
					})
				: refused(getLoadProfile, {
						params: { company: world.company },
						query: { meteringPointId, from: '2025-04-10', to: '2025-04-10' }
					});
		const [theirs, missing] = await Promise.all([ask(points.load), ask('missing')]);
		expect(theirs).toMatchObject({ status: 404, code: 'not_found' });
		expect({ ...theirs, instance: '' }).toEqual({ ...missing, instance: '' });
	}
);

test('the trace of gas names the conversion to GJ and its source', async () => {
	const trace = await ask(getTrace, {
		params: { company },
		query: { meteringPointId: points.gas, month: '2025-04' }
	});
	expect(trace.figures.quantity).toBe(200);
	expect(trace.energyFactor).toMatchObject({ value: expect.any(Number) });
	expect(trace.energyFactor?.source).not.toBe('');
	expect(trace.crudeOil).toMatchObject({ value: 0.0258 });
	expect(trace.recomputed).toBe('equal');
});

test('the trace of a sum names its months and metering points, which add up to it', async () => {
	const query = { from: '2025-03', to: '2025-04' };
	const trace = await ask(getSumTrace, { params: { company }, query });
	// 20,000 and 25,000 yen of power, 22,000 of gas
	expect(trace.total).toMatchObject({ costYen: 67_000, gigajoules: expect.any(Number) });
	expect(trace.months.map(({ month, figures }) => [month, figures.costYen])).toEqual([
		['2025-03', 20_000],
		['2025-04', 47_000]
	]);
	const ofPoints = trace.points.map(({ meteringPoint, figures }) => [
		...[meteringPoint.name, figures.costYen]
	]);
	expect(ofPoints.sort()).toEqual([
		...[['ガス', 22_000] as const, ['受電', 45_000] as const, ['第二受電', null] as const]
	]);
	expect(trace).toMatchObject({ recomputed: 'equal', different: [] });
});

test('the trace of one carrier adds up its quantity', async () => {
	const query = { from: '2025-03', to: '2025-04', carrier: 'electricity' };
	const { total } = await ask(getSumTrace, { params: { company }, query });
	expect(total).toMatchObject({ quantity: 1924, unit: 'kWh', costYen: 45_000 });
});

test('a sum over another company’s metering point is as missing as one over none', async () => {
	const of = (meteringPointId: string) =>
		refused(getSumTrace, {
			params: { company: world.company },
			query: { from: '2025-03', to: '2025-04', meteringPointId }
		});
	expect(await of(points.load)).toMatchObject({ status: 404, code: 'not_found' });
	expect(await of('missing')).toMatchObject({ status: 404, code: 'not_found' });
});

test('which months of which metering points are there, and what to upload next', async () => {
	const query = { from: '2025-03', to: '2025-05' };
	const { points: found, next } = await ask(getCompleteness, { params: { company }, query });
	const of = (id: string) => found.find(({ meteringPointId }) => meteringPointId === id);
	const states = (id: string) => of(id)?.months.map(({ state }) => state);
	expect(states(points.electricity)?.slice(0, 2)).toEqual(['measured', 'measured']);
	expect(states(points.gas)?.slice(0, 2)).toEqual(['before', 'measured']);
	expect(of(points.load)).toMatchObject({ document: 'meter_file', readingDay: null });
	expect(next[0]).toMatchObject({ kind: 'late', document: 'bill', from: '2025-05' });
	const wrong = await refused(getCompleteness, {
		params: { company },
		query: { from: '2025-05', to: '2025-03' }
	});
	expect(wrong).toMatchObject({ status: 422, code: 'month.range' });
});
