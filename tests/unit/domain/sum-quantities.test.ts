import { describe, expect, it } from 'vitest';
import { missingFigures } from '$lib/domain/energy/sum-figures';
import { sumQuantities } from '$lib/domain/energy/sum-quantities';

type Given = [carrier: string, quantity: number | null, unit: string];

/** A quantity that is null stands for a month without data. */
const sumOf = (...given: Given[]) => {
	const parts = given.map(([carrier, quantity, unit]) => ({
		...missingFigures(unit, 30),
		...{ carrier, quantity },
		dataStatus: quantity === null ? ('missing' as const) : ('measured' as const)
	}));
	const { quantity, unit } = sumQuantities(parts);
	return [quantity, unit];
};

describe('quantities in several units', () => {
	it('1,500 kWh and 2.3 MWh are 3,800 kWh', () => {
		const [bought, other]: Given[] = [
			['electricity', 1500, 'kWh'],
			['electricity', 2.3, 'MWh']
		];
		expect(sumOf(bought!, other!)).toEqual([3800, 'kWh']);
		expect(sumOf(other!, bought!)).toEqual([3800, 'kWh']);
	});

	it('one unit stays as it is', () => {
		expect(sumOf(['electricity', 2.3, 'MWh'], ['electricity', 0.1, 'MWh'])).toEqual([2.4, 'MWh']);
	});

	it('MJ count in GJ, thousand m3 in m3, tonnes in kg, kL in L', () => {
		expect(sumOf(['heat_other', 1.2, 'GJ'], ['heat_other', 345.6, 'MJ'])).toEqual([1.5456, 'GJ']);
		expect(sumOf(['city_gas', 1.1, 'thousand_m3'], ['city_gas', 5, 'm3'])).toEqual([1105, 'm3']);
		expect(sumOf(['lpg', 0.5, 't'], ['lpg', 20, 'kg'])).toEqual([520, 'kg']);
		expect(sumOf(['kerosene', 18, 'L'], ['kerosene', 4, 'kL'])).toEqual([4018, 'L']);
	});

	it('LPG by volume adds up in m3, and never with kg', () => {
		expect(sumOf(['lpg', 0.1, 'thousand_m3'], ['lpg', 20, 'm3'])).toEqual([120, 'm3']);
		expect(sumOf(['lpg', 10, 'm3'], ['lpg', 20, 'kg'])).toEqual([null, null]);
	});

	it('carriers of different kinds do not add up', () => {
		expect(sumOf(['electricity', 1, 'MWh'], ['city_gas', 1, 'm3'])).toEqual([null, null]);
	});

	it('a month without data adds nothing and already counts for the unit', () => {
		expect(sumOf(['electricity', 2.3, 'MWh'], ['electricity', null, 'kWh'])).toEqual([2300, 'kWh']);
		expect(sumOf(['electricity', null, 'kWh'])).toEqual([null, 'kWh']);
	});
});
