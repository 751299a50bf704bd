import { describe, expect, it } from 'vitest';
import { factorById } from '$lib/domain/factors/factor-library';
import { resolveEnergyFactor } from '$lib/domain/factors/resolve-energy-factor';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import { library, refusal, resolve } from './resolved';

const TEPCO = '東京電力エナジーパートナー';

describe('city gas and heat', () => {
	it('areas with different figures must be named', () => {
		expect(refusal({ carrier: 'city_gas', month: '2025-07', supplier: '東部ガス' })).toEqual([
			'area.required',
			{ supplier: '東部瓦斯株式会社', choices: '秋田地区\n福島地区、茨城地区' }
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

describe('a choice that decides nothing is named', () => {
	const month = '2025-07';

	it.each([
		['a menu without a supplier', { carrier: 'electricity', menu: 'A' }],
		['a menu of gas without a supplier', { carrier: 'city_gas', menu: 'A' }]
	])('%s', (_what, query) => {
		expect(resolve({ month, ...query }).codes).toContain('factor.menu_without_supplier');
	});

	it.each([
		['power, which no list has by area', { carrier: 'electricity', supplier: TEPCO }],
		['gas without a supplier', { carrier: 'city_gas' }],
		['kerosene', { carrier: 'kerosene' }]
	])('an area of %s', (_what, query) => {
		const codes = resolve({ month, area: '関東', ...query }).codes;
		expect(codes).toContain('factor.area_unused');
	});

	it('what did decide is not named', () => {
		const gas = { carrier: 'city_gas', month, supplier: '東部瓦斯', area: '茨城地区' };
		expect(resolve(gas).codes).toEqual([]);
		const power = { carrier: 'electricity', month, supplier: TEPCO, menu: 'A' };
		expect(resolve(power).codes).toEqual([]);
	});

	it('blank texts are nothing given', () => {
		const query = { carrier: 'electricity', month, supplier: TEPCO, menu: ' ', area: '' };
		expect(resolve(query).codes).toEqual([]);
	});
});
