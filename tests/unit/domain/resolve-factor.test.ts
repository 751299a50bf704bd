import { describe, expect, it } from 'vitest';
import type { FactorQuery } from '$lib/domain/factors/factor';
import { factorById } from '$lib/domain/factors/factor-library';
import { resolveEnergyFactor } from '$lib/domain/factors/resolve-energy-factor';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import { loadFactorLibrary } from '$lib/server/factor-library';

const library = loadFactorLibrary();
const TEPCO = '東京電力エナジーパートナー';

function resolve(query: FactorQuery) {
	const resolved = resolveFactor(query, library);
	if (!resolved.ok) throw new Error(`${resolved.code} ${JSON.stringify(resolved.params)}`);
	const { factor, status, found, findings } = resolved.value;
	return {
		basic: factor?.valueBasic ?? null,
		adjusted: factor?.valueAdjusted ?? null,
		unit: factor?.unit,
		useYear: factor?.useYear,
		menu: factor?.menu,
		supplier: factor?.supplier,
		status,
		steps: found.map(({ step, matched }) => [step, matched]),
		codes: findings.map((one) => one.code)
	};
}

function refusal(query: FactorQuery) {
	const resolved = resolveFactor(query, library);
	return resolved.ok ? 'found' : [resolved.code, resolved.params];
}

function electricity(month: string, supplier?: string, menu?: string) {
	return resolve({ carrier: 'electricity', month, supplier, menu });
}

describe('electricity in the year of the list', () => {
	it('TEPCO EP without a menu is its residual, not the company figure', () => {
		expect(electricity('2025-07', TEPCO)).toEqual({
			basic: 0.452,
			adjusted: 0.452,
			unit: 'kg-CO2/kWh',
			useYear: 2025,
			menu: 'M',
			supplier: '東京電力エナジーパートナー(株)',
			status: 'official',
			steps: [
				['own_factor', ''],
				['supplier_menu', ''],
				['supplier_residual', '東京電力エナジーパートナー(株) メニューM(残差)']
			],
			codes: []
		});
	});

	it.each([
		['M', 0.452],
		['ｍ', 0.452],
		['メニューM(残差)', 0.452],
		['residual', 0.452],
		['残差', 0.452],
		['company_average', 0.421],
		['A', 0]
	])('TEPCO EP with menu %s is %d', (menu, value) => {
		const found = electricity('2025-07', TEPCO, menu);
		expect([found.adjusted, found.steps.at(-1)![0]]).toEqual([value, 'supplier_menu']);
	});

	it.each([
		'東京電力エナジーパートナー(株)',
		'東京電力エナジーパートナー株式会社',
		'㈱東京電力エナジーパートナー',
		'東京電力ｴﾅｼﾞｰﾊﾟｰﾄﾅｰ（株）',
		' 東京電力 エナジーパートナー '
	])('is found under %s', (name) => {
		expect(electricity('2025-07', name).adjusted).toBe(0.452);
	});

	it.each([
		['U-POWER', '(株)UーPOWER'],
		['Ｕ－ＰＯＷＥＲ', '(株)UーPOWER'],
		['ENEOS', 'ENEOS Power(株)（旧:ENEOS(株)）'],
		['ENEOS Power', 'ENEOS Power(株)（旧:ENEOS(株)）'],
		['日立造船株式会社', 'カナデビア(株)（旧:日立造船(株)）']
	])('%s is %s', (name, printed) => {
		expect(electricity('2025-07', name).supplier).toBe(printed);
	});

	it('a supplier with menus and no residual is its company figure, as the list says', () => {
		const found = electricity('2025-07', 'エバーグリーン・リテイリング');
		expect([found.menu, found.steps.at(-1)![0]]).toEqual([
			'company_average',
			'supplier_company_figure'
		]);
	});

	it('Okinawa Electric is the retailer, not the grid operator of the same name', () => {
		expect(electricity('2025-07', '沖縄電力').menu).not.toBeNull();
	});

	it('a grid operator of last resort has the national average', () => {
		expect(electricity('2025-07', '東京電力パワーグリッド').adjusted).toBe(0.423);
	});

	it('a figure put in by the ministries for an abnormal result is named', () => {
		const found = electricity('2025-07', 'イーレックス');
		expect([found.adjusted, found.codes]).toEqual([0.422, ['factor.substitute_value']]);
	});

	it('no supplier is the default of the list, and said so', () => {
		const found = electricity('2025-07');
		expect([found.basic, found.adjusted, found.status]).toEqual([0.416, 0.416, 'official']);
		expect(found.codes).toEqual(['factor.default_used']);
		expect(found.steps).toEqual([
			['own_factor', ''],
			['supplier_menu', ''],
			['supplier_residual', ''],
			['national_default', '代替値 0.416']
		]);
	});

	it('blank supplier texts count as none', () => {
		expect(electricity('2025-07', ' ', '').codes).toEqual(['factor.default_used']);
	});

	it('the point’s own contract factor goes before everything', () => {
		const own = { kgCo2PerUnit: 0.1, source: '契約書' };
		const found = resolve({ carrier: 'electricity', month: '2025-07', supplier: TEPCO, own });
		expect([found.adjusted, found.status, found.steps]).toEqual([
			0.1,
			'own',
			[['own_factor', '0.1 kg-CO2/kWh']]
		]);
	});

	it('a name that is not in the list is refused', () => {
		expect(
			refusal({ carrier: 'electricity', month: '2025-07', supplier: '架空電力' })
		).toMatchObject(['supplier.unknown', { supplier: '架空電力' }]);
		expect(
			refusal({ carrier: 'electricity', month: '2016-07', supplier: '架空電力' })
		).toMatchObject(['supplier.unknown', {}]);
		// The default and the average are rows of the list, but nobody is supplied by them.
		expect(refusal({ carrier: 'electricity', month: '2025-07', supplier: '代替値' })).toMatchObject(
			['supplier.unknown', {}]
		);
	});

	it('a menu that the supplier does not have is refused with those it has', () => {
		expect(
			refusal({ carrier: 'electricity', month: '2025-07', supplier: 'オプテージ', menu: 'Z' })
		).toEqual([
			'menu.unknown',
			{ supplier: '(株)オプテージ', menu: 'Z', choices: 'A、B、company_average' }
		]);
	});
});

describe('electricity in other years', () => {
	it('April to March is one year: March 2026 is still the list of FY2025, April is provisional', () => {
		expect(electricity('2026-03', TEPCO).status).toBe('official');
		const april = electricity('2026-04', TEPCO);
		expect([april.adjusted, april.useYear, april.status, april.codes]).toEqual([
			0.452,
			2025,
			'provisional',
			['factor.provisional']
		]);
	});

	it('a company’s preliminary figure is not used', () => {
		expect(electricity('2026-05', TEPCO, 'company_average').adjusted).toBe(0.421);
	});

	it('the default is provisional too until the next list', () => {
		const found = electricity('2026-05');
		expect([found.adjusted, found.status]).toEqual([0.416, 'provisional']);
		expect(found.codes).toEqual(['factor.default_used', 'factor.provisional']);
	});

	it.each([
		// use year, basic, adjusted, status: rows of the collected history
		['2016-06', 0.5, 0.491, 'official'],
		['2014-06', 0.531, 0.522, 'official'],
		['2013-06', 0.525, 0.406, 'official'],
		['2015-06', 0.505, 0.496, 'unverified'],
		['2019-06', 0.468, 0.455, 'unverified'],
		// only an adjusted figure, kind not stated
		['2023-06', null, 0.441, 'unverified'],
		// only a basic figure
		['2022-06', 0.457, null, 'unverified'],
		// 0.441 and 0.447, both low and basic only: the earlier row
		['2021-06', 0.441, null, 'unverified']
	])('TEPCO EP in %s is %d / %d, %s', (month, basic, adjusted, status) => {
		const found = electricity(month, TEPCO);
		expect([found.basic, found.adjusted, found.status]).toEqual([basic, adjusted, status]);
	});

	it('a missing basis is named', () => {
		expect(electricity('2023-06', TEPCO).codes).toEqual([
			'factor.basic_missing',
			'factor.unverified'
		]);
	});

	it('a year of the supplier that is missing is that year’s default, with its own status', () => {
		const found = electricity('2024-06', TEPCO);
		expect([found.adjusted, found.useYear, found.status]).toEqual([0.422, 2024, 'unverified']);
		expect(found.codes).toEqual(['factor.supplier_year_missing', 'factor.unverified']);
		expect(electricity('2023-06', 'ENEOS Power')).toMatchObject({
			adjusted: 0.429,
			status: 'official',
			codes: ['factor.supplier_year_missing']
		});
	});

	it('Kansai’s residual of the FY2023 result is known, its other menus are not', () => {
		expect(electricity('2024-06', '関西電力').adjusted).toBe(0.419);
		expect(electricity('2024-06', '関西電力', 'J').adjusted).toBe(0.419);
		const green = electricity('2024-06', '関西電力', 'A');
		expect([green.adjusted, green.codes[0]]).toEqual([0.422, 'factor.supplier_year_missing']);
	});

	it('where the default is missing too nothing is computed, and a later list is not used', () => {
		for (const month of ['2013-06', '2010-06'])
			expect(electricity(month)).toMatchObject({
				basic: null,
				adjusted: null,
				status: 'not_computed',
				codes: ['factor.default_used', 'factor.not_computed']
			});
	});

	it.each(['2009-03', '2031-04', '1990-01'])('%s is out of the library’s range', (month) => {
		expect(refusal({ carrier: 'electricity', month })).toMatchObject(['date.out_of_range', {}]);
	});
});

describe('city gas and heat', () => {
	it('areas with different figures must be named', () => {
		expect(refusal({ carrier: 'city_gas', month: '2025-07', supplier: '東部ガス' })).toEqual([
			'area.required',
			{ supplier: '東部瓦斯株式会社', choices: '秋田地区、福島地区、茨城地区' }
		]);
	});

	it.each([
		['秋田地区', 2.14],
		['福島地区、茨城地区', 2.09],
		['茨城地区', 2.09]
	])('東部ガス in %s is %d', (area, value) => {
		const found = resolve({ carrier: 'city_gas', month: '2025-07', supplier: '東部瓦斯', area });
		expect([found.adjusted, found.unit]).toEqual([value, 'kg-CO2/m3']);
	});

	it('an area that the supplier does not have is answered with the choices', () => {
		const query = { carrier: 'city_gas', month: '2025-07', supplier: '東部ガス', area: '月面' };
		expect(refusal(query)).toMatchObject(['area.required', {}]);
	});

	it('an area does not matter where all figures are alike, and says so', () => {
		const found = resolve({ carrier: 'city_gas', month: '2025-07', supplier: '東京ガス株式会社' });
		expect([found.basic, found.adjusted]).toEqual([2.09, 2.09]);
		expect(found.steps.at(-1)![1]).toBe('東京瓦斯株式会社（全区域同値）');
	});

	it('a menu that only one area has needs no area', () => {
		const query = { carrier: 'city_gas', month: '2025-07', supplier: '東京ガス', menu: 'A' };
		expect(resolve(query)).toMatchObject({ basic: 2.09, adjusted: 0 });
	});

	it('Nihon Gas: menu A 0.16, without a menu 2.14', () => {
		const query = { carrier: 'city_gas', month: '2025-07', supplier: '日本瓦斯株式会社' };
		expect(resolve(query).adjusted).toBe(2.14);
		expect(resolve({ ...query, menu: 'A' }).adjusted).toBe(0.16);
	});

	it.each([
		['2025-07', 2.05, 'official', ['factor.default_used']],
		['2024-07', 2.05, 'official', ['factor.default_used']],
		['2026-07', 2.05, 'provisional', ['factor.default_used', 'factor.provisional']]
	])('city gas without a supplier in %s is the default %d', (month, value, status, codes) => {
		expect(resolve({ carrier: 'city_gas', month })).toMatchObject({
			adjusted: value,
			status,
			codes
		});
	});

	it('before the list a supplier’s gas is that year’s default, but Tokyo Gas is known', () => {
		// 44.8 and 45.0 GJ/千m3 × 0.0136 tC/GJ × 44/12
		const old = { carrier: 'city_gas', month: '2022-07' };
		const sendai = resolve({ ...old, supplier: '京葉ガス' });
		expect(sendai.adjusted).toBeCloseTo(2.234, 3);
		expect(sendai.codes).toEqual(['factor.supplier_year_missing']);
		expect(resolve({ ...old, supplier: '東京瓦斯株式会社' }).adjusted).toBeCloseTo(2.244, 9);
	});

	it('heat is per GJ, by supplier and area from FY2025, by the default before', () => {
		const heat = { carrier: 'heat_other', month: '2025-07' };
		expect(resolve({ ...heat, supplier: '新宿熱供給' })).toMatchObject({
			adjusted: 48.5,
			unit: 'kg-CO2/GJ'
		});
		expect(resolve({ ...heat, supplier: 'DHC名古屋' }).adjusted).toBe(36.4);
		expect(resolve(heat).adjusted).toBe(53.2);
		expect(resolve({ ...heat, month: '2023-07' })).toMatchObject({
			adjusted: 53.2,
			status: 'official'
		});
		expect(resolve({ ...heat, month: '2022-07' })).toMatchObject({
			adjusted: 57,
			status: 'unverified'
		});
	});
});

describe('fuels', () => {
	it('the listed value holds from April 2023, heat × carbon × 44/12 before', () => {
		const kerosene = (month: string) => resolve({ carrier: 'kerosene', month });
		expect(kerosene('2023-04')).toMatchObject({ adjusted: 2.5, status: 'official' });
		// 36.7 × 0.0185 × 44/12
		expect(kerosene('2023-03').adjusted).toBeCloseTo(2.489483, 6);
		expect(kerosene('2030-03').status).toBe('official');
	});

	it('a class that the old table does not have is not computed', () => {
		expect(resolve({ carrier: 'rpf', month: '2022-07' })).toMatchObject({
			adjusted: null,
			status: 'not_computed',
			codes: ['factor.not_computed']
		});
	});

	it('domestic steam coal had no class of its own before the revision', () => {
		expect(resolve({ carrier: 'coal_steam_domestic', month: '2022-07' }).adjusted).toBeCloseTo(
			2.327563,
			6
		);
		expect(resolve({ carrier: 'coal_steam_domestic', month: '2023-07' }).adjusted).toBe(2.15);
	});

	it('industrial steam has no source that was read: unverified', () => {
		const steam = resolve({ carrier: 'steam_industrial', month: '2025-07' });
		expect([steam.adjusted, steam.status]).toEqual([65.4, 'unverified']);
	});

	it('power sold, water and waste have neither energy nor CO2', () => {
		for (const carrier of ['electricity_export', 'water', 'waste']) {
			expect(resolve({ carrier, month: '2025-07' })).toMatchObject({ basic: 0, adjusted: 0 });
			expect(
				resolveEnergyFactor({ carrier, month: '2025-07' }, library).energyFactor
			).toMatchObject({
				gjPerUnit: 0
			});
		}
	});
});

describe('the energy law', () => {
	function gj(carrier: string, month: string, timeOfUse?: 'day' | 'night') {
		const { energyFactor, status } = resolveEnergyFactor({ carrier, month, timeOfUse }, library);
		return [energyFactor?.gjPerUnit ?? null, status];
	}

	it.each([
		['electricity', '2023-04', 0.00864, 'official'],
		['electricity', '2023-03', 0.00976, 'official'],
		['city_gas', '2025-07', 0.045, 'official'],
		['city_gas', '2012-07', 0.045, 'official'],
		['kerosene', '2023-04', 0.0365, 'official'],
		['kerosene', '2023-03', 0.0367, 'official'],
		['lpg', '2023-04', 0.0501, 'official'],
		['solar', '2023-04', 0.0036, 'official'],
		// heat and carbon are each unverified, only their product is confirmed
		['lng', '2023-04', 0.0547, 'unverified'],
		['lng', '2023-03', 0.0546, 'official'],
		['wood', '2025-07', 0.0132, 'unverified'],
		['steam_industrial', '2025-07', 1.17, 'unverified'],
		['heat_other', '2025-07', 1.19, 'unverified'],
		['heat_other', '2022-07', 1.36, 'unverified'],
		['rpf', '2025-07', null, 'not_computed']
	])('%s in %s is %d GJ per base unit, %s', (carrier, month, value, status) => {
		expect(gj(carrier, month)).toEqual([value, status]);
	});

	it('day and night differ only before FY2023 and only where the bill separates them', () => {
		expect(gj('electricity', '2022-07', 'day')[0]).toBe(0.00997);
		expect(gj('electricity', '2022-07', 'night')[0]).toBe(0.00928);
		expect(gj('electricity', '2023-07', 'day')[0]).toBe(0.00864);
	});
});

it('every factor is found again under its id', () => {
	const resolved = resolveFactor(
		{ carrier: 'electricity', month: '2025-07', supplier: TEPCO },
		library
	);
	const factor = resolved.ok ? resolved.value.factor! : null;
	expect(factorById(library, factor!.id)).toEqual(factor);
	expect(factorById(library, 'nowhere/1')).toBeNull();
});
