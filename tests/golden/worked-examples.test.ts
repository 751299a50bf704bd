import { describe, expect, it } from 'vitest';
import { LPG_KG_PER_M3 } from '$lib/domain/carriers/constants';
import { emissionsOfUse, type Use } from '$lib/domain/emissions/emissions-of-use';
import { CRUDE_OIL_KL_PER_GJ } from '$lib/domain/factors/constants';
import { exactProduct } from '$lib/domain/units/exact-product';
import { loadFactorLibrary } from '$lib/server/factor-library';

/**
 * Examples printed by others, with the page they stand on. Tolerance: half of the last printed
 * digit. "Old" is before the revision of FY2023, "new" after it.
 */
interface Printed {
	row: string;
	source: string;
	use: Pick<Use, 'carrier' | 'quantity' | 'unit' | 'month' | 'supplier' | 'timeOfUse'>;
	expect: { crudeOilKl?: string; co2Tonnes?: string };
}

const TOHO = 'Toho Gas FAQ SV00180';
const JLPGA = 'j-lpgas.gr.jp/nenten/co2.html, eg-energy.jp/publics/index/61';
const KOMONE = 'komonevalley.com/demand/3379';
const ESCO = 'esco-co.jp 原油換算';

const use = (
	carrier: string,
	quantity: number,
	unit: string,
	month: string,
	supplier?: string
) => ({
	carrier,
	quantity,
	unit,
	month,
	supplier
});

const EXAMPLES: Printed[] = [
	{
		row: '1',
		source: TOHO,
		use: use('city_gas', 1300, 'thousand_m3', '2024-07'),
		expect: { crudeOilKl: '1509' }
	},
	{
		row: '2',
		source: TOHO,
		use: use('city_gas', 2600, 'thousand_m3', '2024-07'),
		expect: { crudeOilKl: '3019' }
	},
	{
		row: '3',
		source: TOHO,
		use: use('city_gas', 1, 'thousand_m3', '2024-07'),
		expect: { crudeOilKl: '1.161' }
	},
	{
		row: '4',
		source: 'Tokyo Gas FAQ 8954',
		use: use('city_gas', 1, 'thousand_m3', '2025-07'),
		expect: { co2Tonnes: '2.05' }
	},
	{ row: '9', source: JLPGA, use: use('lpg', 1, 't', '2020-07'), expect: { co2Tonnes: '3.00' } },
	{
		row: '9',
		source: JLPGA,
		use: use('heavy_oil_a', 1, 'kL', '2020-07'),
		expect: { co2Tonnes: '2.71' }
	},
	{ row: '9', source: JLPGA, use: use('lng', 1, 't', '2020-07'), expect: { co2Tonnes: '2.70' } },
	{
		row: '9',
		source: JLPGA,
		use: use('crude_oil', 1, 'kL', '2020-07'),
		expect: { co2Tonnes: '2.62' }
	},
	{ row: '9', source: JLPGA, use: use('coal', 1, 't', '2020-07'), expect: { co2Tonnes: '2.33' } },
	{
		row: '10',
		source: KOMONE,
		use: use('gasoline', 1, 'kL', '2020-07'),
		expect: { co2Tonnes: '2.32' }
	},
	{
		row: '10',
		source: KOMONE,
		use: use('kerosene', 1, 'kL', '2020-07'),
		expect: { co2Tonnes: '2.49' }
	},
	{
		row: '10',
		source: KOMONE,
		use: use('city_gas', 1, 'thousand_m3', '2020-07', '東京瓦斯株式会社'),
		expect: { co2Tonnes: '2.24' }
	},
	{
		row: '14',
		source: ESCO,
		use: use('gasoline', 100, 'L', '2014-07'),
		expect: { crudeOilKl: '0.09' }
	},
	{
		row: '14',
		source: ESCO,
		use: use('kerosene', 100, 'L', '2014-07'),
		expect: { crudeOilKl: '0.09' }
	},
	{
		row: '14',
		source: ESCO,
		use: use('lpg', 100, 'kg', '2014-07'),
		expect: { crudeOilKl: '0.13' }
	},
	{
		row: '14',
		source: ESCO,
		use: use('electricity', 100, 'kWh', '2014-07'),
		expect: { crudeOilKl: '0.03' }
	},
	{
		row: '14, by day',
		source: ESCO,
		use: { ...use('electricity', 100, 'kWh', '2014-07'), timeOfUse: 'day' },
		expect: { crudeOilKl: '0.03' }
	}
];

function compute(example: Parameters<typeof emissionsOfUse>[0]) {
	const computed = emissionsOfUse(example, loadFactorLibrary());
	if (!computed.ok) throw new Error(computed.code);
	return computed.value;
}

/** Half of the last digit that stands in print. */
function expectPrinted(value: number | null, printed: string): void {
	const decimals = printed.split('.')[1]?.length ?? 0;
	expect(Math.abs(value! - Number(printed))).toBeLessThanOrEqual(0.5 * 10 ** -decimals);
}

describe('printed examples, from quantity to result', () => {
	it.each(EXAMPLES)('row $row: $use.quantity $use.unit $use.carrier ($source)', (example) => {
		const result = compute(example.use);
		const { crudeOilKl, co2Tonnes } = example.expect;
		expect(crudeOilKl ?? co2Tonnes).toBeDefined();
		if (crudeOilKl) expectPrinted(result.crudeOilKl, crudeOilKl);
		if (co2Tonnes) expectPrinted(result.co2KgBasic! / 1000, co2Tonnes);
		if (co2Tonnes) expectPrinted(result.co2KgAdjusted! / 1000, co2Tonnes);
	});

	it('row 16: 1,000 kWh at an own factor of 0.000438 t/kWh are 0.438 t (OpenGreenTrack docs)', () => {
		const own = { id: 'x', valueBasic: 0.438, valueAdjusted: 0.438, source: 'printed' };
		const result = compute({ ...use('electricity', 1000, 'kWh', '2025-07'), own });
		expect(result.co2KgAdjusted).toBe(438);
		expect(result.factorStatus.co2KgAdjusted).toBe('own');
	});

	it('row 17: 100 kWh at 0.4 kg/kWh are 40 kg (era-oikonomos.com)', () => {
		const own = { id: 'x', valueBasic: 0.4, valueAdjusted: 0.4, source: 'printed' };
		expect(compute({ ...use('electricity', 100, 'kWh', '2025-07'), own }).co2KgBasic).toBe(40);
	});

	it('a result without a figure on its basis is null and not computed, the other stands', () => {
		const result = compute(use('electricity', 100, 'kWh', '2023-07', '東京電力エナジーパートナー'));
		expect([result.co2KgBasic, result.co2KgAdjusted]).toEqual([null, 44.1]);
		expect(result.factorStatus).toMatchObject({
			gigajoules: 'official',
			co2KgBasic: 'not_computed',
			co2KgAdjusted: 'unverified'
		});
	});

	it('rows without an official factor still have their energy', () => {
		const result = compute(use('electricity', 1000, 'kWh', '2012-07'));
		expect([result.gigajoules, result.co2KgBasic]).toEqual([9.76, null]);
	});
});

/** Factors of a company or of another table: the arithmetic with the printed factor given. */
const PER_CARBON = [44, 1 / 12] as const;
const TOKYO_GAS = 'expydoc 7324088, Tokyo Gas FAQ 2197';
const SAIBU = 'expydoc.com/doc/7365842';
const JLPGA_VOLUME = 'j-lpgas.gr.jp/news/2010/03/2.html';
const PETROLEUM = '石油連盟 2014, expydoc.com/doc/7431196';
const ARITHMETIC: [row: string, source: string, factors: number[], printed: string][] = [
	['5: own composition, 1 m3 at low pressure', TOKYO_GAS, [2.29, 0.967], '2.21'],
	['5: the same at medium pressure', TOKYO_GAS, [2.29, 0.957], '2.19'],
	['6: 70 m3 a month at 2.21', 'kanlabono.com/2011/01/08', [70, 2.21], '154.7'],
	['7: low pressure', SAIBU, [45.0, 0.0134, ...PER_CARBON], '2.21'],
	['7: medium pressure', SAIBU, [45.0, 0.0133, ...PER_CARBON], '2.19'],
	['8: 1 m3 of 46.05 MJ', 'nihongas.co.jp/syouene.html', [46.05, 0.0513, 0.001], '0.00236'],
	['11: 1 m3 of propane', JLPGA_VOLUME, [3.0, 1 / 0.502], '6.0'],
	['11: 1 m3 of butane', JLPGA_VOLUME, [3.0, 1 / 0.355], '8.5'],
	['11: 1 m3 of mixed LPG', JLPGA_VOLUME, [3.0, 1 / 0.458], '6.6'],
	['12: 1 m3 of LPG in kg', KOMONE, [LPG_KG_PER_M3], '2.183'],
	['15: 1 kWh of heat of kerosene', PETROLEUM, [0.0185, ...PER_CARBON, 3.6], '0.244'],
	['15: of LPG', PETROLEUM, [0.0161, ...PER_CARBON, 3.6], '0.213'],
	['15: of city gas', PETROLEUM, [0.0136, ...PER_CARBON, 3.6], '0.180']
];

describe('printed examples, the arithmetic with the factor given', () => {
	it.each(ARITHMETIC)('row %s (%s)', (_row, _source, factors, printed) => {
		expectPrinted(exactProduct(...factors), printed);
	});

	it('row 13: 1,582,500 GJ of TEPCO buildings are 40,828 kL, within a kL (tepco.co.jp internal.html)', () => {
		const crudeOilKl = exactProduct(1_582_500, CRUDE_OIL_KL_PER_GJ);
		expect(Math.abs(crudeOilKl - 40_828)).toBeLessThanOrEqual(1);
	});

	it('row 12: the density is the reciprocal of the printed 0.458 m3/kg (komonevalley.com)', () => {
		expectPrinted(1 / 0.458, '2.183');
	});
});
