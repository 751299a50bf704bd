import { describe, expect, it } from 'vitest';
import { carrierOf } from '$lib/domain/carriers/carriers';
import {
	commonUnitOf,
	convertToBaseUnit,
	measures,
	toBaseUnit
} from '$lib/domain/carriers/convert';
import { emissionsOfUse } from '$lib/domain/emissions/emissions-of-use';
import { loadFactorLibrary } from '$lib/server/factor-library';

/** [carrier, quantity, unit, quantity in the base unit, base unit, where the figure is from]. */
const KNOWN: [string, number, string, number, string, string][] = [
	['electricity', 3412.141633127942, 'kBtu', 1000, 'kWh', '1 kWh = 3,412.14 Btu (IT)'],
	['heat_other', 947.817120313317, 'kBtu', 1, 'GJ', '1 GJ = 947,817.12 Btu (IT)'],
	['city_gas', 100, 'ft3', 2.8316846592, 'm3', '100 ft³'],
	['diesel', 42, 'gal_us', 158.987294928, 'L', 'a barrel of oil'],
	['water', 1000, 'gal_us', 3.785411784, 'm3', 'NIST Handbook 44'],
	['lpg', 2204.62262184878, 'lb', 1000, 'kg', 'a tonne in pounds']
];

describe('units of files from abroad', () => {
	for (const [carrier, quantity, unit, expected, base, source] of KNOWN)
		it(`${quantity} ${unit} of ${carrier} are ${expected} ${base} (${source})`, () => {
			const converted = convertToBaseUnit(carrier, quantity, unit);
			if (!converted.ok) throw new Error(converted.code);
			expect(converted.value.quantity).toBeCloseTo(expected, 9);
			expect(converted.value.unit).toBe(base);
		});

	it('do not measure what they cannot', () => {
		for (const [carrier, unit] of [
			['electricity', 'ft3'],
			['kerosene', 'ft3'],
			['water', 'kBtu'],
			['kerosene', 'kWh'],
			['lpg', 'kWh'],
			['water', 'kWh']
		] as const)
			expect(measures(carrierOf(carrier), unit)).toBe(false);
	});
	it('fuel in Btu is refused without a heating value, and adds up in GJ', () => {
		expect(convertToBaseUnit('natural_gas', 1, 'kBtu')).toMatchObject({
			ok: false,
			code: 'unit.not_for_carrier'
		});
		expect(measures(carrierOf('natural_gas'), 'kBtu')).toBe(true);
		expect(commonUnitOf(carrierOf('natural_gas'), 'kBtu').unit).toBe('GJ');
	});
	it('fuel in Btu becomes its volume by the heating value that is given', () => {
		const given = { carrier: 'natural_gas', quantity: 1000, unit: 'kBtu', gjPerBaseUnit: 0.045 };
		const converted = toBaseUnit(given);
		// 1,000 kBtu = 1.05505585262 GJ, at 45 GJ per thousand m3.
		expect(converted.ok && converted.value.quantity).toBeCloseTo(23.4456856138, 9);
	});
});

it('gas in kWh is heat: 1 kWh is 3.6 MJ, at the heating value that is given', () => {
	const given = { carrier: 'city_gas', quantity: 1000, unit: 'kWh', gjPerBaseUnit: 0.045 };
	for (const one of [given, { ...given, quantity: 1, unit: 'MWh' }]) {
		const converted = toBaseUnit(one);
		expect(converted.ok && converted.value.quantity).toBeCloseTo(80, 9);
	}
	expect(convertToBaseUnit('city_gas', 1, 'kWh')).toMatchObject({ ok: false });
});

describe('gas in Btu keeps its gigajoules whatever rule its month has', () => {
	for (const month of ['2016-01', '2024-05'])
		it(month, () => {
			const use = { carrier: 'natural_gas', quantity: 1_860_226.2, unit: 'kBtu', month };
			const result = emissionsOfUse(
				{ ...use, supplier: null, menu: null, area: null },
				loadFactorLibrary()
			);
			if (!result.ok) throw new Error(result.code);
			// 1,860,226.2 × 0.00105505585262.
			expect(result.value.gigajoules).toBeCloseTo(1962.642539506, 6);
			expect(result.value.co2KgBasic).toBeGreaterThan(0);
			expect(result.value.base.conversion).toMatchObject({ from: 'kBtu', to: 'm3' });
		});
});
