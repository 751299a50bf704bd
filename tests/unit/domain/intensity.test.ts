import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { intensityMonths, intensityOver } from '$lib/domain/energy/intensity';
import type { DriverMonth } from '$lib/domain/drivers/driver';
import { addMonths } from '$lib/domain/time/day';
import { propertyRuns } from '../../property-runs';

const YEAR = Array.from({ length: 12 }, (_, at) => addMonths('2025-04', at));
const energyOf = (...values: (number | null)[]) =>
	new Map(values.map((value, at) => [YEAR[at]!, value]));
const driverOf = (...values: (number | null)[]): DriverMonth[] =>
	values.flatMap((value, at) => (value === null ? [] : [{ month: YEAR[at]!, value }]));

describe('energy intensity', () => {
	it('is energy over output, month by month; what lacks either is a gap with its reason', () => {
		const energy = energyOf(864, 432, null, 50, null);
		const months = intensityMonths(YEAR.slice(0, 5), energy, driverOf(120, 40, 80, 0, null));
		expect(months.map(({ intensity, gap }) => [intensity, gap])).toEqual([
			[7.2, null],
			[10.8, null],
			[null, 'no_energy'],
			[null, 'driver_zero'],
			[null, 'neither']
		]);
		expect(intensityMonths(['2025-09'], new Map([['2025-09', 1]]), [])[0]!.gap).toBe('no_driver');
	});

	it('of a year is its energy over its output, not the mean of its months', () => {
		// 864 + 432 + 54 GJ over 120 + 40 + 10 t. The mean of 7.2, 10.8 and 5.4 would be 7.8.
		const months = intensityMonths(YEAR, energyOf(864, 432, 54), driverOf(120, 40, 10));
		expect(intensityOver('production', months)).toEqual({
			...{ energy: 1350, driver: 170, months: 3 },
			intensity: 1350 / 170
		});
	});

	it('counts only months that have both, and a month that stood still with its energy', () => {
		// June has no output on record: its 999 GJ are left out. In July nothing was made, and 30 GJ used.
		const months = intensityMonths(YEAR, energyOf(100, null, 999, 30), driverOf(10, 7, null, 0));
		expect(intensityOver('production', months)).toEqual({
			...{ energy: 130, driver: 10, intensity: 13, months: 2 }
		});
	});

	it('of people and floor is energy over the mean of the months', () => {
		const months = intensityMonths(YEAR, energyOf(600, 500), driverOf(60, 50));
		expect(intensityOver('staff', months)).toMatchObject({ driver: 55, intensity: 20 });
	});

	it('of nothing is nothing, and over no output at all there is no ratio', () => {
		const none = { energy: null, driver: null, intensity: null, months: 0 };
		expect(intensityOver('production', intensityMonths(YEAR, new Map(), []))).toEqual(none);
		const still = intensityMonths(YEAR, energyOf(30), driverOf(0));
		expect(intensityOver('production', still)).toMatchObject({ energy: 30, intensity: null });
	});

	it('lies between the lowest and the highest month, however the months are ordered', () => {
		const known = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }));
		const { numRuns } = propertyRuns('intensity', 200);
		fc.assert(
			fc.property(fc.array(known, { minLength: 1, maxLength: 12 }), (pairs) => {
				const of = (list: typeof pairs) =>
					intensityMonths(
						YEAR,
						energyOf(...list.map(([energy]) => energy)),
						driverOf(...list.map(([, driver]) => driver))
					);
				const months = of(pairs);
				const ratios = months.flatMap(({ intensity }) => intensity ?? []);
				const total = intensityOver('production', months).intensity!;
				expect(total).toBeGreaterThanOrEqual(Math.min(...ratios) * (1 - 1e-12));
				expect(total).toBeLessThanOrEqual(Math.max(...ratios) * (1 + 1e-12));
				expect(intensityOver('production', of(pairs.toReversed())).intensity).toBe(total);
			}),
			{ numRuns }
		);
	});
});
