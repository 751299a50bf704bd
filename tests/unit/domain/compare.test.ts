import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	co2Difference,
	costDifference,
	factorChanges,
	type CarrierPair
} from '$lib/domain/energy/compare';
import type { EnergyFigures } from '$lib/domain/energy/energy-row';
import { missingFigures } from '$lib/domain/energy/sum-figures';

function figures(quantity: number, costYen: number | null, co2: number | null, unit = 'kWh') {
	return {
		...missingFigures(unit, 30),
		...{ quantity, costYen, co2KgAdjusted: co2, co2KgBasic: co2 },
		dataStatus: 'measured'
	} satisfies EnergyFigures;
}

function pair(
	carrier: string,
	current: EnergyFigures | null,
	previous: EnergyFigures | null
): CarrierPair {
	return { carrier, current, previous };
}

describe('the change in yen', () => {
	it('is use at the old price and price at the new use', () => {
		// 1,000 → 1,200 kWh, 20 → 25 yen: 200 × 20 and 1,200 × 5
		const pairs = [pair('electricity', figures(1200, 30_000, 0), figures(1000, 20_000, 0))];
		expect(costDifference(pairs)).toEqual({ totalYen: 10_000, useYen: 4000, priceYen: 6000 });
	});

	it('is worked out carrier by carrier and summed', () => {
		const pairs = [
			pair('electricity', figures(1200, 30_000, 0), figures(1000, 20_000, 0)),
			pair('city_gas', figures(50, 5000, 0, 'm3'), figures(100, 8000, 0, 'm3'))
		];
		// gas: −50 × 80 = −4,000 use, 50 × (100 − 80) = 1,000 price
		expect(costDifference(pairs)).toEqual({ totalYen: 7000, useYen: 0, priceYen: 7000 });
	});

	it('of a carrier that is new or gone is all use', () => {
		const electricity = pair('electricity', figures(10, 200, 0), figures(10, 200, 0));
		expect(costDifference([electricity, pair('lpg', figures(5, 900, 0, 'kg'), null)])).toEqual({
			totalYen: 900,
			useYen: 900,
			priceYen: 0
		});
		expect(costDifference([electricity, pair('lpg', null, figures(5, 900, 0, 'kg'))])).toEqual({
			totalYen: -900,
			useYen: -900,
			priceYen: 0
		});
	});

	it('parts add up to the total in whole yen, always', () => {
		const side = fc.record({
			quantity: fc.double({ min: 0.1, max: 1e6, noNaN: true }),
			yen: fc.integer({ min: 0, max: 1e8 })
		});
		fc.assert(
			fc.property(fc.array(fc.tuple(side, side), { minLength: 1, maxLength: 5 }), (sides) => {
				const pairs = sides.map(([now, before]) =>
					pair(
						'electricity',
						figures(now.quantity, now.yen, 0),
						figures(before.quantity, before.yen, 0)
					)
				);
				const { totalYen, useYen, priceYen } = costDifference(pairs)!;
				expect(useYen + priceYen).toBe(totalYen);
				expect(Number.isInteger(useYen)).toBe(true);
			}),
			{ seed: 8 }
		);
	});

	it('is unknown without yen on both sides', () => {
		const one = figures(10, 200, 0);
		const noYen = figures(10, null, 0);
		expect(costDifference([pair('electricity', noYen, noYen)])).toBeNull();
		expect(costDifference([pair('electricity', one, noYen)])).toBeNull();
		expect(costDifference([pair('electricity', one, null)])).toBeNull();
		expect(costDifference([])).toBeNull();
	});

	it('leaves out power sold and what is never invoiced', () => {
		const pairs = [
			pair('electricity', figures(10, 300, 0), figures(10, 200, 0)),
			pair('electricity_export', figures(99, 9999, 0), figures(1, 1, 0)),
			pair('solar', figures(10, null, 0), figures(5, null, 0))
		];
		expect(costDifference(pairs)).toEqual({ totalYen: 100, useYen: 0, priceYen: 100 });
	});
});

describe('the change in CO2', () => {
	it('a list that moves 0.422 → 0.452 is not a rise in use', () => {
		const pairs = [pair('electricity', figures(1000, 0, 452), figures(1000, 0, 422))];
		expect(co2Difference(pairs)).toEqual({ totalKg: 30, useKg: 0, factorKg: 30 });
		expect(factorChanges(pairs)).toEqual([
			{ carrier: 'electricity', before: 0.422, after: 0.452, unit: 'kg-CO2/kWh' }
		]);
	});

	it('splits into use at the old factor and factor at the new use', () => {
		// 1,000 → 900 kWh, 0.422 → 0.452: −100 × 0.422 = −42.2; 900 × 0.03 = 27
		const pairs = [pair('electricity', figures(900, 0, 406.8), figures(1000, 0, 422))];
		const { totalKg, useKg, factorKg } = co2Difference(pairs)!;
		expect(totalKg).toBeCloseTo(-15.2, 9);
		expect(useKg).toBeCloseTo(-42.2, 9);
		expect(factorKg).toBeCloseTo(27, 9);
	});

	it('with one factor on both sides has no factor part at all, whatever the use', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.1, max: 1e6, noNaN: true }),
				fc.double({ min: 0.1, max: 1e6, noNaN: true }),
				(now, before) => {
					const pairs = [
						pair('electricity', figures(now, 0, now * 0.452), figures(before, 0, before * 0.452))
					];
					expect(co2Difference(pairs)!.factorKg).toBe(0);
					expect(factorChanges(pairs)).toEqual([]);
				}
			),
			{ seed: 9 }
		);
	});

	it('is unknown when a side is not computed, and never compares kWh with m3', () => {
		const one = figures(10, 0, 4);
		expect(co2Difference([pair('electricity', one, figures(10, 0, null))])).toBeNull();
		expect(co2Difference([pair('electricity', one, missingFigures('kWh', 30))])).toBeNull();
		expect(co2Difference([pair('lpg', figures(1, 0, 3, 'kg'), figures(1, 0, 6, 'm3'))])).toBeNull();
	});
});
