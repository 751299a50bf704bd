import { describe, expect, it } from 'vitest';
import type { EnergyFigures, FactorStatuses, UsageMonth } from '$lib/domain/energy/energy-row';
import { rollUp, type Dimension, type RollUpPoint } from '$lib/domain/energy/roll-up';
import { overallStatus } from '$lib/domain/energy/status';
import { daysInMonth, epochDay } from '$lib/domain/time/day';

const OFFICIAL: FactorStatuses = {
	gigajoules: 'official',
	crudeOilKl: 'official',
	co2KgBasic: 'official',
	co2KgAdjusted: 'official'
};

const POINTS = [
	{ meteringPointId: 'a', siteId: 's1', carrier: 'electricity', unit: 'kWh' },
	{ meteringPointId: 'b', siteId: 's2', carrier: 'electricity', unit: 'kWh' },
	{ meteringPointId: 'g', siteId: 's1', carrier: 'city_gas', unit: 'm3' }
];

function usage(point: string, month: string, figures: Partial<UsageMonth> = {}): UsageMonth {
	const { siteId, carrier, unit } = [...POINTS, ...RECORDS].find(
		(one) => one.meteringPointId === point
	)!;
	return {
		...{ meteringPointId: point, siteId, carrier, unit, month },
		quantity: 100,
		gigajoules: 1,
		crudeOilKl: 0.0258,
		costYen: 2000,
		co2KgBasic: 40,
		co2KgAdjusted: 42,
		costDays: daysInMonth(month),
		coveredDays: daysInMonth(month),
		days: daysInMonth(month),
		dataStatus: 'measured',
		factorStatus: OFFICIAL,
		factorId: 'f',
		energyFactorId: 'e',
		...figures
	};
}

const RECORDS = [
	{ meteringPointId: 'x', siteId: 's1', carrier: 'electricity_export', unit: 'kWh' },
	{ meteringPointId: 'w', siteId: 's1', carrier: 'water', unit: 'm3' }
];

const MONTHS = ['2025-04', '2025-05'];

function roll(months: UsageMonth[], by: Dimension[], points: readonly RollUpPoint[] = POINTS) {
	return rollUp({ usage: months, points, months: MONTHS, by, fiscalYearStartMonth: 4 });
}

const shown = ({ quantity, unit, costYen, gigajoules }: EnergyFigures) => [
	quantity,
	unit,
	costYen,
	gigajoules
];

describe('rolling up', () => {
	const full = MONTHS.flatMap((month) => ['a', 'b', 'g'].map((point) => usage(point, month)));

	it('a point that is no longer in use lacks nothing, and its month is a row all the same', () => {
		const [a, ...others] = POINTS;
		const ended = { ...a!, lastDay: epochDay(2025, 4, 30) };
		const there = [usage('a', '2025-04'), ...MONTHS.map((month) => usage('b', month))];
		const { rows } = roll(there, ['month'], [ended, others[0]!]);
		expect(rows.map(({ figures }) => [figures.coveredDays, figures.days])).toEqual([
			[60, 60],
			[31, 31]
		]);
		expect(rows.map(({ figures }) => figures.dataStatus)).toEqual(['measured', 'measured']);
		const alone = roll([usage('a', '2025-04')], ['month'], [ended]).rows[1]!.figures;
		expect(alone).toMatchObject({ quantity: null, days: 0, dataStatus: 'missing' });
	});

	it('by carrier sums points and months, coverage is whole', () => {
		const { rows, findings } = roll(full, ['carrier']);
		expect(rows.map((row) => [row.carrier, ...shown(row.figures)])).toEqual([
			['city_gas', 200, 'm3', 4000, 2],
			['electricity', 400, 'kWh', 8000, 4]
		]);
		expect(rows.map((row) => [row.figures.coveredDays, row.figures.days])).toEqual([
			[61, 61],
			[122, 122]
		]);
		expect(findings).toEqual([]);
	});

	it('a quantity of kWh and m3 together is null, yen and GJ are sums', () => {
		const { rows } = roll(full, ['month']);
		expect(rows.map((row) => [row.month, ...shown(row.figures)])).toEqual([
			['2025-04', null, null, 6000, 3],
			['2025-05', null, null, 6000, 3]
		]);
	});

	it('dimensions asked for are set and no others', () => {
		const { rows } = roll(full, ['fiscalYear', 'site']);
		expect(rows.map(({ figures: _figures, ...key }) => key)).toEqual([
			{ fiscalYear: 2025, site: 's1' },
			{ fiscalYear: 2025, site: 's2' }
		]);
	});

	it('a fiscal year that begins in January ends in December', () => {
		const question = { usage: full, points: POINTS, months: MONTHS, by: ['fiscalYear'] as const };
		expect(
			rollUp({ ...question, fiscalYearStartMonth: 5 }).rows.map((row) => row.fiscalYear)
		).toEqual([2024, 2025]);
	});

	it('a sum of printed quantities prints as one: 0.1 and 0.2 kWh are 0.3 kWh', () => {
		const months = [
			usage('a', '2025-04', { quantity: 0.1 }),
			usage('a', '2025-05', { quantity: 0.2 })
		];
		expect(roll(months, ['carrier']).rows[1]!.figures.quantity).toBe(0.3);
	});

	it('no dimension gives one row of everything', () => {
		expect(roll(full, []).rows).toHaveLength(1);
	});

	it('a month without data is a row of nulls, not a gap', () => {
		const { rows } = roll([usage('a', '2025-04')], ['month', 'meteringPoint']);
		expect(rows).toHaveLength(6);
		const empty = rows.find((row) => row.month === '2025-05' && row.meteringPoint === 'a')!;
		expect(empty.figures).toMatchObject({
			quantity: null,
			unit: 'kWh',
			costYen: null,
			gigajoules: null,
			coveredDays: 0,
			days: 31,
			dataStatus: 'missing'
		});
		expect(overallStatus(empty.figures)).toBe('missing');
	});

	it('a sum over a missing month keeps what is there, and is partial', () => {
		const { rows, findings } = roll([usage('a', '2025-04')], ['meteringPoint']);
		const row = rows.find((one) => one.meteringPoint === 'a')!;
		expect(row.figures).toMatchObject({
			quantity: 100,
			co2KgAdjusted: 42,
			coveredDays: 30,
			days: 61,
			dataStatus: 'partial',
			factorStatus: OFFICIAL
		});
		expect(findings).toEqual([]);
	});

	it('a sum with a not-computed part is null, and the months are named', () => {
		const factorStatus = { ...OFFICIAL, co2KgBasic: 'not_computed' as const };
		const hole = usage('a', '2025-05', { co2KgBasic: null, factorStatus });
		const { rows, findings } = roll([usage('a', '2025-04'), hole], ['carrier']);
		const row = rows.find((one) => one.carrier === 'electricity')!;
		expect([row.figures.co2KgBasic, row.figures.co2KgAdjusted]).toEqual([null, 84]);
		expect(row.figures.factorStatus.co2KgBasic).toBe('not_computed');
		expect(findings).toMatchObject([
			{ code: 'energy.not_computed_months', params: { carrier: 'electricity', months: '2025-05' } }
		]);
	});

	it('the worst factor status hides the others, each result on its own', () => {
		const provisional = { ...OFFICIAL, co2KgAdjusted: 'provisional' as const };
		const unverified = { ...OFFICIAL, gigajoules: 'unverified' as const };
		const { rows } = roll(
			[
				usage('a', '2025-04', { factorStatus: provisional }),
				usage('b', '2025-04', { factorStatus: unverified })
			],
			['carrier']
		);
		expect(rows.find((one) => one.carrier === 'electricity')!.figures.factorStatus).toEqual({
			...OFFICIAL,
			gigajoules: 'unverified',
			co2KgAdjusted: 'provisional'
		});
	});

	it('yen are those of the parts that have yen, and the months without are named', () => {
		const { rows, findings } = roll(
			[usage('a', '2025-04'), usage('a', '2025-05', { costYen: null })],
			['carrier']
		);
		expect(rows.find((one) => one.carrier === 'electricity')!.figures.costYen).toBe(2000);
		expect(findings).toMatchObject([
			{ code: 'energy.cost_incomplete', params: { carrier: 'electricity', months: '2025-05' } }
		]);
	});

	it('without any yen the cost is null, not zero, and nothing is found odd', () => {
		const { rows, findings } = roll([usage('a', '2025-04', { costYen: null })], ['carrier']);
		expect(rows.find((one) => one.carrier === 'electricity')!.figures.costYen).toBeNull();
		expect(findings).toEqual([]);
	});

	it('sums do not depend on the order in which rows come from the database', () => {
		const odd = full.map((one, index) => ({ ...one, gigajoules: 0.1 + index / 3 }));
		const forward = roll(odd, []).rows[0]!.figures.gigajoules;
		expect(roll([...odd].reverse(), []).rows[0]!.figures.gigajoules).toBe(forward);
	});

	it('power sold lowers neither use nor cost, and stands in a row of its own', () => {
		const points = [...POINTS.slice(0, 1), ...RECORDS];
		const zero = { gigajoules: 0, crudeOilKl: 0, co2KgBasic: 0, co2KgAdjusted: 0 };
		const months = [
			usage('a', '2025-04'),
			usage('x', '2025-04', { ...zero, quantity: 70, costYen: 700 }),
			usage('w', '2025-04', { ...zero, quantity: 9, costYen: 300 })
		];
		const [april] = roll(months, ['month'], points).rows;
		expect(shown(april!.figures)).toEqual([100, 'kWh', 2300, 1]);
		const sold = roll(months, ['carrier'], points).rows.find(
			(row) => row.carrier === 'electricity_export'
		)!;
		expect(shown(sold.figures)).toEqual([70, 'kWh', null, 0]);
		expect(sold.figures.incomeYen).toBe(700);
	});

	it.each([['month'], ['carrier'], ['meteringPoint'], ['site'], ['carrier', 'month']] as const)(
		'rows by %s and %s add up to the total in cost and in income',
		(...by) => {
			const points = [...POINTS, ...RECORDS];
			const months = ['a', 'b', 'g', 'x', 'w'].map((point) => usage(point, '2025-04'));
			const { rows } = roll(months, [...by], points);
			const sumOf = (yen: 'costYen' | 'incomeYen') =>
				rows.reduce((sum, row) => sum + (row.figures[yen] ?? 0), 0);
			expect([sumOf('costYen'), sumOf('incomeYen')]).toEqual([8000, 2000]);
		}
	);
});

describe('the share of days with yen', () => {
	const SOLAR = { meteringPointId: 's', siteId: 's1', carrier: 'solar', unit: 'kWh' };
	const april = (months: UsageMonth[], points: typeof POINTS, by: Dimension[] = []) =>
		rollUp({ usage: months, points, months: ['2025-04'], by, fiscalYearStartMonth: 4 }).rows.map(
			({ figures }) => [figures.costCoverage, figures.costDays, figures.coveredDays]
		);
	const [bought] = POINTS;
	const [sold] = RECORDS;

	it('is whole where power bought is billed and power sold is paid out', () => {
		const months = [usage('a', '2025-04'), usage('x', '2025-04')];
		expect(april(months, [bought!, sold!])).toEqual([[1, 60, 60]]);
	});

	it('does not ask for yen of own generation, however much of it is known', () => {
		const own = { ...usage('a', '2025-04'), ...SOLAR, costYen: null, costDays: 0 };
		expect(april([usage('a', '2025-04'), own], [bought!, SOLAR])).toEqual([[1, 60, 60]]);
		const third = { ...own, coveredDays: 10 };
		expect(april([usage('a', '2025-04'), third], [bought!, SOLAR])).toEqual([[1, 40, 40]]);
	});

	it('is half where a bill is for half of the month, whatever was sold', () => {
		const half = usage('a', '2025-04', { costDays: 15 });
		const months = [half, usage('x', '2025-04')];
		expect(april(months, [bought!, sold!])).toEqual([[0.5, 45, 60]]);
		expect(april([half], [bought!, sold!])).toEqual([[0.5, 15, 30]]);
	});

	it('is unknown for power sold alone: nothing is paid for it', () => {
		const months = [usage('a', '2025-04'), usage('x', '2025-04')];
		expect(april(months, [bought!, sold!], ['carrier'])).toEqual([
			[1, 30, 30],
			[null, 30, 30]
		]);
	});
});
