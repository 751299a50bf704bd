import { describe, expect, it } from 'vitest';
import { underRuleOf } from '$lib/domain/energy/constant-rule';
import type { UsageMonth } from '$lib/domain/energy/energy-row';
import { lifespans } from '$lib/domain/energy/lifespan';
import { breaksOf, isWhole, seriesOf, type SeriesStep } from '$lib/domain/energy/series';
import { usageOfMonth } from '$lib/domain/energy/usage-month';
import { daysInMonth, monthsBetween } from '$lib/domain/time/day';
import { loadFactorLibrary } from '$lib/server/factor-library';

const library = loadFactorLibrary();

interface Given {
	carrier: string;
	unit: string;
	from: string;
	to: string;
	quantity: number;
	id?: string;
}

/** Months alike, as a company's derived rows hold them. */
function months({ carrier, unit, from, to, quantity, id = carrier }: Given): UsageMonth[] {
	const point = { meteringPointId: id, siteId: 'site', carrier, unit };
	const none = { supplier: null, menu: null, area: null };
	return monthsBetween(from, to).map((month) => {
		const days = daysInMonth(month);
		const covered = { costDays: days, coveredDays: days, days, dataStatus: 'measured' as const };
		const decimal = { coefficient: quantity, scale: 0 };
		const activity = { month, quantity: decimal, costYen: 1000, ...covered };
		return usageOfMonth(activity, { ...point, ...none }, { library, own: [] });
	});
}

const kWh = { carrier: 'electricity', unit: 'kWh', quantity: 100_000 };

function series(usage: UsageMonth[], step: SeriesStep = 'fiscalYear') {
	const points = [...new Map(usage.map((one) => [one.meteringPointId, one])).values()];
	return seriesOf({
		usage,
		sameRule: underRuleOf(usage, 2023, library),
		points: points.map((one) => ({ ...one, unit: one.unit ?? '' })),
		fiscalYearStartMonth: 4,
		step
	});
}

describe('a series under one rule', () => {
	const across = months({ ...kWh, from: '2021-04', to: '2025-03' });

	it('has the same gigajoules in 2022 and 2023 where the use is the same', () => {
		const [y2021, y2022, y2023] = series(across).map(({ figures, sameRule }) => [
			Math.round(figures.gigajoules!),
			Math.round(sameRule.gigajoules!),
			sameRule.crudeOilKl!.toFixed(3)
		]);
		// 1,200 MWh × 9.76 and × 8.64 GJ/MWh; × 0.0258 kL/GJ
		expect(y2021).toEqual([11_712, 10_368, '267.494']);
		expect(y2022).toEqual(y2021);
		expect(y2023).toEqual([10_368, 10_368, '267.494']);
	});

	it('leaves years of that rule as they are, to the last bit', () => {
		for (const row of underRuleOf(across, 2023, library).filter(({ month }) => month >= '2023-04'))
			expect(row).toEqual(across.find(({ month }) => month === row.month));
	});

	it('changes neither yen nor CO2 nor quantities', () => {
		const kept = ({ quantity, costYen, co2KgBasic, co2KgAdjusted, factorId }: UsageMonth) => [
			quantity,
			costYen,
			co2KgBasic,
			co2KgAdjusted,
			factorId
		];
		expect(underRuleOf(across, 2023, library).map(kept)).toEqual(across.map(kept));
	});

	it('counts own solar in every year, as the new rule does', () => {
		const solar = months({ ...kWh, carrier: 'solar', from: '2022-04', to: '2023-03' });
		const [year] = series(solar);
		expect([year!.figures.gigajoules, year!.sameRule.gigajoules]).toEqual([0, 4320]);
	});

	it('brings LPG by volume and fuel in Btu to the same rule', () => {
		const lpg = months({
			carrier: 'lpg',
			unit: 'm3',
			quantity: 1000,
			from: '2022-04',
			to: '2022-04'
		});
		// 2,183 kg × 50.1 GJ/t
		expect(underRuleOf(lpg, 2023, library)[0]!.gigajoules).toBeCloseTo(109.3683, 9);
		const own = { ...lpg[0]!, lpgMass: { kgPerM3: 1.992, source: '納品書' } };
		// 1,992 kg × 50.1 GJ/t
		expect(underRuleOf([own], 2023, library)[0]!.gigajoules).toBeCloseTo(99.7992, 9);
		const heat = { carrier: 'kerosene', unit: 'kBtu', quantity: 1000 };
		const btu = months({ ...heat, from: '2022-04', to: '2022-04' });
		expect(underRuleOf(btu, 2023, library)[0]!.gigajoules).toBeCloseTo(1.05505585262, 9);
	});

	it('has no figure where the chosen year has no conversion', () => {
		const tar = months({
			carrier: 'coal_tar',
			unit: 't',
			quantity: 1,
			from: '2023-04',
			to: '2023-04'
		});
		expect(tar[0]!.gigajoules).toBeCloseTo(37.3, 9);
		const [row] = underRuleOf(tar, 2020, library);
		expect([row!.gigajoules, row!.crudeOilKl, row!.factorStatus.gigajoules]).toEqual([
			...[null, null],
			'not_computed'
		]);
	});

	it("leaves a company's own figure and what is no energy alone", () => {
		const own = { ...across[0]!, energyFactorId: 'flat/electricity/0.009' };
		const sold = months({ ...kWh, carrier: 'electricity_export', from: '2022-04', to: '2022-04' });
		expect(underRuleOf([own, ...sold], 2023, library)).toEqual([own, ...sold]);
	});
});

describe('breaks', () => {
	const across = months({ ...kWh, from: '2021-04', to: '2025-03' });

	it('stand where the rule changed, with its part of the change', () => {
		const breaks = breaksOf(series(across), 'gigajoules');
		expect(breaks).toEqual([
			{
				...{ before: '2022', at: '2023' },
				changes: [{ carrier: 'electricity', before: 0.00976, after: 0.00864, unit: 'GJ/kWh' }],
				totalChange: expect.closeTo(-1344, 6),
				part: expect.closeTo(-1344, 6)
			}
		]);
	});

	it('say nothing of the part where a year is not whole', () => {
		const breaks = breaksOf(
			series(months({ ...kWh, from: '2022-10', to: '2024-03' })),
			'gigajoules'
		);
		expect(breaks.map(({ at, part }) => [at, part])).toEqual([['2023', null]]);
	});

	it('of CO2 name the fuels whose factor was revised', () => {
		const oil = months({
			...{ carrier: 'heavy_oil_a', unit: 'L', quantity: 10_000 },
			...{ from: '2022-04', to: '2024-03' }
		});
		const [only, ...others] = breaksOf(series(oil), 'co2KgAdjusted');
		expect(others).toEqual([]);
		expect(only!.changes[0]).toMatchObject({ carrier: 'heavy_oil_a', after: 2.75 });
		expect(only!.part).toBeCloseTo(only!.totalChange!, 6);
	});

	it('by month stand at April 2023 alone', () => {
		const breaks = breaksOf(series(across, 'month'), 'gigajoules');
		expect(breaks.map(({ at }) => at)).toEqual(['2023-04']);
	});
});

describe('what belongs to a period', () => {
	it('a year that has just begun is not whole', () => {
		const years = series(months({ ...kWh, from: '2024-04', to: '2025-06' }));
		expect(years.map((year) => [year.key, isWhole(year)])).toEqual([
			['2024', true],
			['2025', false]
		]);
	});

	it('a point that was taken away lacks nowhere, a bill that is late does', () => {
		const gone = months({ ...kWh, id: 'gone', from: '2019-04', to: '2020-03' });
		const late = months({ ...kWh, id: 'late', from: '2019-04', to: '2023-01' });
		const here = months({ ...kWh, id: 'here', from: '2019-04', to: '2023-03' });
		const lives = lifespans([...gone, ...late, ...here], '2023-03');
		expect([...lives.values()].map(({ to }) => to)).toEqual(['2020-03', '2023-03', '2023-03']);
		const years = series([...gone, ...late, ...here]);
		expect(years.map(isWhole)).toEqual([true, true, true, false]);
	});

	it('nothing committed is no series', () => {
		expect(series([])).toEqual([]);
	});
});
