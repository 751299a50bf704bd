import { describe, expect, it } from 'vitest';
import type { UsageMonth } from '$lib/domain/energy/energy-row';
import { usageOfMonth } from '$lib/domain/energy/usage-month';
import { changedFigures } from '$lib/domain/statutory/compare-tables';
import { statutoryTable, type StatutoryTable } from '$lib/domain/statutory/statutory-table';
import { daysInMonth, epochDay, monthsBetween } from '$lib/domain/time/day';
import { decimalOf } from '$lib/domain/units/decimal';
import { loadFactorLibrary } from '$lib/server/factor-library';

const library = loadFactorLibrary();

interface Given {
	carrier: string;
	unit: string;
	quantity: number;
	from?: string;
	to?: string;
	id?: string;
	supplier?: string | null;
	dataStatus?: 'measured' | 'estimated' | 'partial';
}

/** Months alike, as a company's derived rows hold them. */
function months(given: Given): UsageMonth[] {
	const { carrier, unit, from = '2025-04', to = '2026-03', id = carrier, supplier = null } = given;
	const point = { meteringPointId: id, siteId: 'site', carrier, unit, menu: null, area: null };
	return monthsBetween(from, to).map((month) => {
		const days = daysInMonth(month);
		const { dataStatus = 'measured' } = given;
		const coveredDays = dataStatus === 'partial' ? 10 : days;
		const covered = { costYen: null, costDays: 0, coveredDays, days, dataStatus };
		const activity = { month, quantity: decimalOf(given.quantity), ...covered };
		return usageOfMonth(activity, { ...point, supplier }, { library, own: [] });
	});
}

function tableOf(usage: UsageMonth[], fiscalYear = 2025): StatutoryTable {
	const points = [...new Map(usage.map((one) => [one.meteringPointId, one])).values()];
	const asked = points.map((one) => ({ ...one, unit: one.unit ?? '' }));
	return statutoryTable({ fiscalYear, usage, points: asked }, library);
}

const TEPCO = '東京電力エナジーパートナー';
const POWER = { carrier: 'electricity', unit: 'kWh', quantity: 100_000, supplier: TEPCO };

describe('a line', () => {
	it('has its quantity in the unit of the reports, and every figure by the rule of the year', () => {
		const [line] = tableOf(months(POWER)).lines;
		// 1,200 thousand kWh × 8.64 GJ; × 0.0258 kL/GJ; × 0.452 t
		expect(line).toMatchObject({ carrier: 'electricity', group: 'electricity', unit: 'MWh' });
		expect(line!.quantity).toBe(1200);
		expect(line!.gigajoules).toBeCloseTo(10_368, 6);
		expect(line!.crudeOilKl).toBeCloseTo(267.4944, 6);
		expect(line!.co2TBasic).toBeCloseTo(542.4, 6);
		expect(line!.co2TAdjusted).toBeCloseTo(542.4, 6);
	});

	it.each([
		['city_gas', 'm3', 'thousand_m3', 'fuel'],
		['kerosene', 'L', 'kL', 'fuel'],
		['coal', 'kg', 't', 'fuel'],
		['heat_other', 'GJ', 'GJ', 'heat'],
		['solar', 'kWh', 'MWh', 'electricity']
	] as const)('of %s in %s is reported in %s, under %s', (carrier, unit, reported, group) => {
		const [line] = tableOf(months({ carrier, unit, quantity: 1000 })).lines;
		const quantity = unit === 'GJ' ? 12_000 : 12;
		expect(line).toMatchObject({ unit: reported, group, quantity });
	});

	it('adds points of several units: LPG by volume is in tonnes, at 2.183 kg/m3', () => {
		const usage = [
			...months({ carrier: 'lpg', unit: 'm3', quantity: 1000, id: 'a', to: '2025-04' }),
			...months({ carrier: 'lpg', unit: 't', quantity: 1, id: 'b', to: '2025-04' })
		];
		const [line, ...others] = tableOf(usage).lines;
		expect(others).toEqual([]);
		expect(line!.quantity).toBeCloseTo(3.183, 12);
	});

	it('names the factor and the conversion with the months they were used in', () => {
		const usage = months({ ...POWER, from: '2022-04', to: '2023-03' });
		const [line] = tableOf(usage, 2022).lines;
		expect(line!.energyFactors).toEqual([
			{ id: 'energy-law/6/electricity', from: '2022-04', to: '2023-03' }
		]);
		expect(line!.factors).toHaveLength(1);
	});

	it('of power sold is shown and counted nowhere; water and waste are left out', () => {
		const table = tableOf([
			...months(POWER),
			...months({ carrier: 'electricity_export', unit: 'kWh', quantity: 5000 }),
			...months({ carrier: 'water', unit: 'm3', quantity: 50 }),
			...months({ carrier: 'waste', unit: 'kg', quantity: 50 })
		]);
		expect(table.lines.map(({ carrier, group }) => [carrier, group])).toEqual([
			['electricity', 'electricity'],
			['electricity_export', 'not_counted']
		]);
		expect(table.totals).toEqual(tableOf(months(POWER)).totals);
		expect(table.days).toBe(365);
	});
});

describe('the year', () => {
	it('is April to March: the months before and after belong to other tables', () => {
		const table = tableOf(months({ ...POWER, from: '2025-03', to: '2026-04' }));
		expect([table.from, table.to, table.lines[0]!.quantity]).toEqual(['2025-04', '2026-03', 1200]);
	});

	it('without data has no line and no total', () => {
		const table = tableOf(months(POWER), 2019);
		expect(table.lines).toEqual([]);
		expect(table.totals.gigajoules).toBeNull();
		expect(table.designation.standing).toBe('open');
	});
});

describe('what is not known', () => {
	it('leaves line and total open, and is named with its months', () => {
		const gone = months({ ...POWER, id: 'early', supplier: null, from: '2012-04', to: '2013-03' });
		const oil = months({
			...{ carrier: 'heavy_oil_a', unit: 'kL', quantity: 10 },
			...{ from: '2012-04', to: '2013-03' }
		});
		const table = tableOf([...gone, ...oil], 2012);
		const power = table.lines.find(({ carrier }) => carrier === 'electricity')!;
		expect(power.co2TBasic).toBeNull();
		expect(power.notComputed[0]).toMatchObject({ result: 'co2KgBasic' });
		expect(power.notComputed[0]!.months).toHaveLength(12);
		expect(table.lines.find(({ carrier }) => carrier === 'heavy_oil_a')!.co2TBasic).not.toBeNull();
		expect(table.totals.co2TBasic).toBeNull();
		expect(table.totals.gigajoules).not.toBeNull();
	});

	it('months without data, of some days only and estimated ones are named by metering point', () => {
		const table = tableOf([
			...months({ ...POWER, id: 'late', to: '2025-12' }),
			...months({ ...POWER, id: 'part', from: '2025-04', to: '2025-04', dataStatus: 'partial' }),
			...months({ ...POWER, id: 'part', from: '2025-05', to: '2026-03', dataStatus: 'estimated' })
		]);
		expect(
			table.gaps.map(({ meteringPointId, kind, months: of }) => [
				...[meteringPointId, kind, of[0], of.at(-1)]
			])
		).toEqual([
			['part', 'partial', '2025-04', '2025-04'],
			['part', 'estimated', '2025-05', '2026-03'],
			['late', 'missing', '2026-01', '2026-03']
		]);
		expect(table.coveredDays).toBe(275 + 10 + 335);
		expect(table.days).toBe(365 + 365);
	});

	it('a point that came in summer lacks nothing before, one that was taken away nothing after', () => {
		const table = tableOf([
			...months(POWER),
			...months({ ...POWER, id: 'new', from: '2025-07', to: '2026-03' }),
			...months({ ...POWER, id: 'old', from: '2023-04', to: '2024-06' })
		]);
		expect(table.gaps).toEqual([]);
		expect(table.days).toBe(365 + 274);
	});
});

describe('a point whose use has ended', () => {
	it('lacks nothing after its last month', () => {
		const usage = [...months(POWER), ...months({ ...POWER, id: 'old', to: '2025-06' })];
		const points = ['electricity', 'old'].map((id) => ({
			...{ meteringPointId: id, siteId: 'site', carrier: 'electricity', unit: 'kWh' },
			lastDay: id === 'old' ? epochDay(2025, 6, 30) : null
		}));
		expect(statutoryTable({ fiscalYear: 2025, usage, points }, library).gaps).toEqual([]);
		expect(tableOf(usage).gaps).toHaveLength(1);
	});
});

describe('the threshold of 1,500 kL', () => {
	/** 1,500 kL ÷ 0.0258 ÷ 45 GJ per thousand m3 is 1,291.99 thousand m3 of city gas. */
	const gas = (quantity: number, more = {}) =>
		tableOf(months({ carrier: 'city_gas', unit: 'm3', quantity, ...more }));

	it.each([
		[107_000, 'below'],
		[108_000, 'reached']
	])('%i m3 of gas a month are %s', (quantity, standing) => {
		expect(gas(quantity).designation).toMatchObject({ thresholdKl: 1500, standing });
	});

	it('a year that lacks data is below only so far', () => {
		expect(gas(90_000, { to: '2025-10' }).designation.standing).toBe('below_so_far');
	});

	it('a year that lacks data may have reached it already', () => {
		expect(gas(300_000, { to: '2025-10' }).designation.standing).toBe('reached');
	});
});

describe('an issued table beside today’s', () => {
	const issued = tableOf(months(POWER));

	it('of the same figures has no difference', () => {
		expect(changedFigures(issued, tableOf(months(POWER)))).toEqual([]);
	});

	it('differs line by line and in the totals, a line that is new included', () => {
		const today = tableOf([
			...months({ ...POWER, quantity: 100_001 }),
			...months({ carrier: 'kerosene', unit: 'L', quantity: 100 })
		]);
		const changes = changedFigures(issued, today);
		expect(changes).toContainEqual({
			...{ carrier: 'electricity', figure: 'quantity' },
			...{ issued: 1200, today: 1200.012 }
		});
		expect(changes).toContainEqual({
			...{ carrier: 'kerosene', figure: 'quantity' },
			...{ issued: null, today: 1.2 }
		});
		expect(changes.filter(({ carrier }) => carrier === null)).toHaveLength(4);
	});
});
