import { describe, expect, it } from 'vitest';
import { carrierOf, CARRIER_CODES } from '$lib/domain/carriers/carriers';
import { emissionUnits, energyUnits, perBaseUnit } from '$lib/domain/factors/factor-units';

const unit = (carrier: string, code: string) =>
	[...emissionUnits(carrierOf(carrier)), ...energyUnits(carrierOf(carrier))].find(
		(one) => one.code === code
	)!;

describe('units in which people have a factor', () => {
	it.each([
		['electricity', '0.452', 'kg-CO2/kWh', 0.452],
		['electricity', '0.452', 't-CO2/MWh', 0.452],
		['electricity', '0.000452', 't-CO2/kWh', 0.452],
		['city_gas', '2.09', 't-CO2/thousand_m3', 2.09],
		['city_gas', '2.09', 'kg-CO2/m3', 2.09],
		['diesel', '2.62', 't-CO2/kL', 2.62],
		['coal', '2.33', 't-CO2/t', 2.33],
		['heat_other', '0.0532', 't-CO2/GJ', 53.2],
		['heat_other', '0.0532', 'kg-CO2/MJ', 53.2],
		['city_gas', '45', 'MJ/m3', 0.045],
		['city_gas', '45', 'GJ/thousand_m3', 0.045],
		['heavy_oil_a', '38.9', 'GJ/kL', 0.0389],
		['electricity', '8.64', 'MJ/kWh', 0.00864]
	])('%s: %s %s is %d per base unit', (carrier, figure, code, expected) => {
		expect(perBaseUnit(figure, unit(carrier, code))).toBe(expected);
	});

	it('begin with kg or GJ per base unit, and leave out LPG by volume', () => {
		for (const code of CARRIER_CODES) {
			const { baseUnit } = carrierOf(code);
			expect(emissionUnits(carrierOf(code))[0]).toEqual({ code: `kg-CO2/${baseUnit}`, power: 0 });
			expect(energyUnits(carrierOf(code))[0]).toEqual({ code: `GJ/${baseUnit}`, power: 0 });
		}
		expect(emissionUnits(carrierOf('lpg')).map(({ code }) => code)).toEqual([
			...['kg-CO2/kg', 't-CO2/kg', 'kg-CO2/t', 't-CO2/t']
		]);
	});
});
