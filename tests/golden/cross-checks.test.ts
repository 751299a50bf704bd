import { describe, expect, it } from 'vitest';
import { carrierOf } from '$lib/domain/carriers/carriers';
import { LPG_KG_PER_M3 } from '$lib/domain/carriers/constants';
import { emissionsOfUse, type Use } from '$lib/domain/emissions/emissions-of-use';
import { CRUDE_OIL_KL_PER_GJ } from '$lib/domain/factors/constants';
import { exactProduct } from '$lib/domain/units/exact-product';
import { loadFactorLibrary } from '$lib/server/factor-library';

/**
 * Derived, not printed anywhere: figures that follow from printed ones by the rules of the lists,
 * and cautions about printed tables that do not agree.
 */
function compute(use: Use) {
	const computed = emissionsOfUse(use, loadFactorLibrary());
	if (!computed.ok) throw new Error(computed.code);
	return computed.value;
}

const litres = (carrier: string): Use => ({
	...{ carrier, quantity: 10, unit: 'kL', month: '2025-10' }
});

describe('derived: power of TEPCO EP without a menu', () => {
	it('100,000 kWh in FY2025 at the residual 0.452 are 45.2 t, to the last bit', () => {
		const supplier = '東京電力エナジーパートナー';
		const use = { carrier: 'electricity', quantity: 100_000, unit: 'kWh', month: '2025-07' };
		const result = compute({ ...use, supplier });
		expect([result.co2KgBasic, result.co2KgAdjusted]).toEqual([45_200, 45_200]);
		expect([result.gigajoules, result.crudeOilKl]).toEqual([864, 22.2912]);
		expect(result.factorStatus).toEqual({
			gigajoules: 'official',
			crudeOilKl: 'official',
			co2KgBasic: 'official',
			co2KgAdjusted: 'official'
		});
		expect(result.findings).toEqual([]);
	});
});

describe('derived: 10 kL by the list of FY2023 on', () => {
	/** Listed with two decimals, and heat × carbon × 44/12 beside it. */
	const LISTED: [carrier: string, tonnes: number, heat: number, carbon: number, product: number][] =
		[
			['gasoline', 22.9, 33.4, 0.0187, 22.901],
			['kerosene', 25.0, 36.5, 0.0187, 25.027],
			['diesel', 26.2, 38.0, 0.0188, 26.195],
			['heavy_oil_a', 27.5, 38.9, 0.0193, 27.528]
		];

	it.each(LISTED)('%s: the listed factor gives %d t exactly', (carrier, tonnes) => {
		const { co2KgBasic, co2KgAdjusted } = compute(litres(carrier));
		expect([co2KgBasic, co2KgAdjusted]).toEqual([tonnes * 1000, tonnes * 1000]);
	});

	it.each(LISTED)(
		'%s: %d t are the rounded product, which is not used',
		(_carrier, tonnes, heat, carbon, product) => {
			const unrounded = exactProduct(10, heat, carbon, 44, 1 / 12);
			expect(unrounded).toBeCloseTo(product, 3);
			expect(Math.abs(unrounded - tonnes)).toBeLessThanOrEqual(0.05);
		}
	);
});

describe('derived: the volume of city gas', () => {
	/** 0 °C and 1 atm → 25 °C and 1 bar. */
	const TO_SATP = [273.15, 1 / 298.15, 100, 1 / 101.325] as const;
	const satp = (gjPerNm3: number) => exactProduct(gjPerNm3, ...TO_SATP);
	const toSatp = (gaugeKpa: number) =>
		exactProduct(101.325 + gaugeKpa, 1 / 100, 298.15, 1 / 288.15);

	it('45 GJ per thousand Nm3 are 40.688 at 25 °C and 1 bar, and 2.0886 t: listed as 2.09', () => {
		expect(satp(45)).toBeCloseTo(40.688, 3);
		expect(exactProduct(satp(45), 0.014, 44, 1 / 12)).toBeCloseTo(2.0886, 3);
		const supplier = '東京瓦斯株式会社';
		const use = { carrier: 'city_gas', quantity: 1, unit: 'thousand_m3', month: '2025-07' };
		expect(compute({ ...use, supplier }).co2KgAdjusted).toBe(2090);
	});

	it('46 GJ give 2.1350 t the same way: listed as 2.13 or 2.14 where 46 MJ are supplied', () => {
		const tonnes = exactProduct(satp(46), 0.014, 44, 1 / 12);
		expect(tonnes).toBeCloseTo(2.135, 4);
	});

	it.each([
		[2, 1.0691],
		[0.981, 1.0586]
	])('a metered m3 at 15 °C and %d kPa is %d m3 at 25 °C and 1 bar', (gaugeKpa, printed) => {
		expect(toSatp(gaugeKpa)).toBeCloseTo(printed, 3);
	});
});

describe('cautions: printed tables that do not agree', () => {
	it('row 14: 0.27 kL for 100 m3 of LPG needs 2.07 kg/m3; here it is 2.183, and the step says so', () => {
		const use = { carrier: 'lpg', quantity: 100, unit: 'm3', month: '2014-07' };
		const { crudeOilKl, base } = compute(use);
		expect(crudeOilKl).toBeCloseTo(0.2861, 4);
		expect(exactProduct(50.8, 0.207, CRUDE_OIL_KL_PER_GJ)).toBeCloseTo(0.2713, 4);
		expect(base.conversion?.multiplier).toBe(LPG_KG_PER_M3);
		expect(carrierOf('lpg').units).toContain('m3');
	});

	it('row 14: 0.11 kL for 100 m3 of city gas fits neither 45 nor 44.8 GJ', () => {
		const use = { carrier: 'city_gas', quantity: 100, unit: 'm3', month: '2014-07' };
		expect(compute(use).crudeOilKl).toBeCloseTo(0.1161, 6);
		expect(exactProduct(4.48, CRUDE_OIL_KL_PER_GJ)).toBeCloseTo(0.1156, 4);
	});
});
