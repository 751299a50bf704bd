import { describe, expect, it } from 'vitest';
import { newestRuleYear } from '$lib/domain/energy/constant-rule';
import { CRUDE_OIL_KL_PER_GJ } from '$lib/domain/factors/constants';
import { resolveEnergyFactor } from '$lib/domain/factors/resolve-energy-factor';
import { loadFactorLibrary } from '$lib/server/factor-library';

/**
 * The conversions of the energy conservation law as its tables print them, before and from FY2023.
 * Source: shared data sheet `energy-conservation-law.csv`, one row each; units as printed.
 */
const PRINTED: [carrier: string, before: string, from2023: string, power: string][] = [
	['electricity', '9.76', '8.64', 'e-3'],
	['solar', '0', '3.6', 'e-3'],
	['city_gas', '45', '45', 'e-3'],
	['gasoline', '34.6', '33.4', 'e-3'],
	['kerosene', '36.7', '36.5', 'e-3'],
	['diesel', '37.7', '38', 'e-3'],
	['heavy_oil_a', '39.1', '38.9', 'e-3'],
	['heavy_oil_bc', '41.9', '41.8', 'e-3'],
	['lpg', '50.8', '50.1', 'e-3'],
	['lng', '54.6', '54.7', 'e-3'],
	['natural_gas', '43.5', '38.4', 'e-3'],
	['coal', '25.7', '26.1', 'e-3'],
	['coke', '29.4', '29', 'e-3'],
	['steam_industrial', '1.02', '1.17', 'e0'],
	['heat_other', '1.36', '1.19', 'e0']
];

const factorIn = (carrier: string, month: string, timeOfUse: 'day' | 'night' | null = null) =>
	resolveEnergyFactor({ carrier, month, timeOfUse }, loadFactorLibrary()).energyFactor!;

describe('the rule of the statutory year', () => {
	it.each(PRINTED)(
		'%s: %s GJ until March 2023, %s GJ from April',
		(carrier, before, from, power) => {
			const printed = (month: string) => String(factorIn(carrier, month).printed.value);
			expect([printed('2023-03'), printed('2023-04')]).toEqual([before, from]);
			const perBase = factorIn(carrier, '2023-04').gjPerUnit;
			expect(perBase).toBe(Number(from + power));
		}
	);

	it('power by day is 9.97 and by night 9.28 before FY2023, and 8.64 at any hour from then', () => {
		const of = (month: string) =>
			(['day', 'night', null] as const).map(
				(time) => factorIn('electricity', month, time).printed.value
			);
		expect(of('2022-07')).toEqual([9.97, 9.28, 9.76]);
		expect(of('2023-07')).toEqual([8.64, 8.64, 8.64]);
	});

	it('a January belongs to the statutory year that began the April before', () => {
		expect(factorIn('electricity', '2023-01').printed.value).toBe(9.76);
	});

	it('crude oil is 0.0258 kL/GJ in every year', () => {
		expect(CRUDE_OIL_KL_PER_GJ).toBe(0.0258);
	});

	it('businesses are designated from 1,500 kL a year, with the source of that figure', () => {
		const { designation } = loadFactorLibrary();
		expect(designation.kl).toBe(1500);
		expect(designation.source).not.toBe('');
	});

	it('the rule that holds today is that of FY2023', () => {
		expect(newestRuleYear(loadFactorLibrary())).toBe(2023);
	});
});
