import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARRIER_LIST } from '$lib/domain/carriers/carrier-list';
import { readCarrier, scopeOf } from '$lib/domain/carriers/carriers';
import { convertToBaseUnit } from '$lib/domain/carriers/convert';
import { parseUnit } from '$lib/domain/carriers/units';

const API_CARRIERS = [
	...['electricity', 'city_gas', 'natural_gas', 'lpg', 'kerosene', 'diesel', 'gasoline'],
	...['heavy_oil_a', 'heavy_oil_bc', 'lng', 'jet_fuel', 'coal', 'coke', 'steam_industrial'],
	...['heat_other', 'wood', 'solar', 'electricity_export', 'water', 'waste']
];

function base(carrier: string, quantity: number, unit: string) {
	const converted = convertToBaseUnit(carrier, quantity, unit);
	return converted.ok ? [converted.value.quantity, converted.value.unit] : converted.code;
}

describe('carriers', () => {
	it('every carrier of the contract exists', () => {
		expect(API_CARRIERS.filter((code) => !readCarrier(code).ok)).toEqual([]);
	});

	it('no code and no printed name stands for two carriers', () => {
		const names = CARRIER_LIST.flatMap((one) => [one.code, ...one.printedNames]).map((name) =>
			name.normalize('NFKC').toLowerCase()
		);
		const distinct = CARRIER_LIST.flatMap((one) => [
			...new Set([one.code, ...one.printedNames].map((n) => n.normalize('NFKC').toLowerCase()))
		]);
		expect(new Set(names).size).toBe(distinct.length);
	});

	it('printed names are read in any width', () => {
		expect(readCarrier('Ａ重油')).toMatchObject({ ok: true, value: { code: 'heavy_oil_a' } });
		expect(readCarrier('ＬＰガス')).toMatchObject({ ok: true, value: { code: 'lpg' } });
	});

	it('heavy oil without a grade is ambiguous and names the grades', () => {
		expect(readCarrier('heavy_oil')).toEqual({
			ok: false,
			code: 'carrier.ambiguous',
			params: { carrier: 'heavy_oil', choices: 'heavy_oil_a\nheavy_oil_bc' }
		});
		expect(readCarrier('重油')).toMatchObject({ code: 'carrier.ambiguous' });
	});

	it('a word that is no carrier is unknown, also one that objects inherit', () => {
		expect(readCarrier('uranium')).toMatchObject({ code: 'carrier.unknown' });
		expect(readCarrier('constructor')).toMatchObject({ code: 'carrier.unknown' });
	});

	it('fuel is scope 1, bought power and heat scope 2, own sunlight and water neither', () => {
		const scope = (code: string) => scopeOf(CARRIER_LIST.find((one) => one.code === code)!);
		expect(['kerosene', 'city_gas'].map(scope)).toEqual([1, 1]);
		expect(['electricity', 'steam_industrial', 'heat_other'].map(scope)).toEqual([2, 2, 2]);
		expect(['solar', 'water', 'electricity_export'].map(scope)).toEqual([null, null, null]);
	});
});

describe('printed units', () => {
	it.each([
		['千kWh', 'MWh'],
		['ｋＷｈ', 'kWh'],
		['(kWh)', 'kWh'],
		['（ＭＷｈ）', 'MWh'],
		['㎥', 'm3'],
		['m3', 'm3'],
		['m³', 'm3'],
		['千m3', 'thousand_m3'],
		['千㎥', 'thousand_m3'],
		['thousand_m3', 'thousand_m3'],
		['リットル', 'L'],
		['㍑', 'L'],
		['ℓ', 'L'],
		['kl', 'kL'],
		['㎘', 'kL'],
		['㎏', 'kg'],
		['トン', 't'],
		['GJ', 'GJ'],
		['Nm3', null],
		['kW', null],
		['円', null],
		['', null]
	])('%s is %s', (printed, code) => {
		expect(parseUnit(printed)).toBe(code);
	});
});

describe('bringing a quantity to its base unit', () => {
	it.each([
		['electricity', 1.3, 'MWh', [1300, 'kWh']],
		['electricity', 0.1, '千kWh', [100, 'kWh']],
		['city_gas', 2.6, 'thousand_m3', [2600, 'm3']],
		['kerosene', 0.3, 'kL', [300, 'L']],
		['coal', 1.1, 't', [1100, 'kg']],
		['steam_industrial', 1234.5, 'MJ', [1.2345, 'GJ']],
		['water', 3, '千m3', [3000, 'm3']],
		// 1 ÷ 0.458 m3/kg, printed as 2.183 kg
		['lpg', 10, 'm3', [21.83, 'kg']],
		['lpg', 1, 'thousand_m3', [2183, 'kg']]
	])('%s %d %s', (carrier, quantity, unit, expected) => {
		expect(base(carrier, quantity, unit)).toEqual(expected);
	});

	it('LPG by volume names the density that was used', () => {
		const converted = convertToBaseUnit('lpg', 10, 'm3');
		expect(converted.ok && converted.value.findings).toMatchObject([
			{ code: 'lpg.m3_to_kg', severity: 'note', params: { kgPerM3: 2.183 } }
		]);
		expect(convertToBaseUnit('lpg', 10, 'kg')).toMatchObject({ value: { findings: [] } });
	});

	it.each([
		['kerosene', 1, 'kWh', 'unit.not_for_carrier'],
		['electricity', 1, 'GJ', 'unit.not_for_carrier'],
		['city_gas', 1, 'Nm3', 'unit.not_for_carrier'],
		['heavy_oil', 1, 'kL', 'carrier.ambiguous'],
		['phlogiston', 1, 'kg', 'carrier.unknown'],
		['electricity', Number.NaN, 'kWh', 'quantity.invalid'],
		['electricity', Number.POSITIVE_INFINITY, 'kWh', 'quantity.invalid']
	])('%s %d %s is refused as %s', (carrier, quantity, unit, code) => {
		expect(base(carrier, quantity, unit)).toBe(code);
	});

	it('a thousandth of the large unit is one small unit, there and back', () => {
		const pairs = [
			['electricity', 'MWh'],
			['city_gas', 'thousand_m3'],
			['diesel', 'kL'],
			['lng', 't']
		] as const;
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1e9 }),
				fc.constantFrom(...pairs),
				(n, [carrier, unit]) => {
					expect(base(carrier, n / 1000, unit)).toEqual([n, expect.any(String)]);
				}
			),
			{ seed: 4 }
		);
	});
});
