import { describe, expect, it } from 'vitest';
import { refusal, resolve } from './resolved';

const TEPCO = '東京電力エナジーパートナー';

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
		const own = { id: '1', valueBasic: 0.1, valueAdjusted: 0.1, source: '契約書' };
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
			{ supplier: '(株)オプテージ', menu: 'Z', choices: 'A\nB\ncompany_average' }
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
				codes: ['factor.not_computed']
			});
	});

	it.each(['2009-03', '2031-04', '1990-01'])('%s is out of the library’s range', (month) => {
		expect(refusal({ carrier: 'electricity', month })).toMatchObject(['date.out_of_range', {}]);
	});
});
