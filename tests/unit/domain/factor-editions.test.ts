import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CARRIER_CODES } from '$lib/domain/carriers/carriers';
import { CREDIT_LINE_JA, loadFactorLibrary, searchSuppliers } from '$lib/server/factor-library';
import { EDITION_FILES } from '$lib/server/factor-library/editions';

/** Editions never change: a new or corrected list is a new file with a line of its own here. */
const HASHES: Record<string, string> = {
	'city-gas-supply-2025': 'c75ba970bd921b77',
	'electricity-history': '7e4dd5760afb87b9',
	'electricity-result-2024': 'b35595baefe5086a',
	'energy-law': '7286c62039915a06',
	'fuels-2009-2022': '9e4d932ab0f34c5d',
	'fuels-from-2023': '28deb658a42cb4ba',
	'heat-result-2024': 'ff5daa45fda4eb9b',
	'non-fossil-2009-2022': 'fa6c462dec50d290',
	'other-energy-from-2023': 'bc789ee7c4506404',
	'scope3-v3.6': '9e0fb4ef8864395f'
};

const data = join(import.meta.dirname, '../../../src/lib/server/factor-library/data');

function hashOf(file: unknown): string {
	return createHash('sha256').update(JSON.stringify(file)).digest('hex').slice(0, 16);
}

describe('editions', () => {
	it('have the content that they were published with', () => {
		const hashes = EDITION_FILES.map((file) => [file.id, hashOf(file)]);
		expect(Object.fromEntries(hashes)).toEqual(HASHES);
	});

	it('speak only of carriers that exist, in their base unit', () => {
		const { fuels, defaults, energyFactors, supplierLists } = loadFactorLibrary();
		const carriers = [...fuels, ...defaults, ...energyFactors, ...supplierLists];
		expect(carriers.filter((one) => !CARRIER_CODES.includes(one.carrier))).toEqual([]);
	});

	it('give every factor an id of its own', () => {
		const { fuels, defaults, supplierHistory, supplierLists } = loadFactorLibrary();
		const ids = [
			...[...fuels, ...defaults, ...supplierHistory].map((one) => one.factor.id),
			...supplierLists.flatMap((list) => [
				list.default.id,
				...list.suppliers.flatMap((one) => one.figures.map((figure) => figure.factor.id))
			])
		];
		expect(new Set(ids).size).toBe(ids.length);
		// 1,283 retail + 10 grid + 113 gas + 38 heat rows, and a default each
		expect(
			supplierLists.flatMap((list) => list.suppliers.flatMap((one) => one.figures)).length
		).toBe(1283 + 10 + 113 + 38);
	});

	it('print no digits that multiplying doubles left behind', () => {
		const { fuels, defaults, supplierHistory, supplierLists, energyFactors } = loadFactorLibrary();
		const factors = [
			...[...fuels, ...defaults, ...supplierHistory].map((one) => one.factor),
			...supplierLists
				.flatMap((list) => list.suppliers.flatMap((one) => one.figures))
				.map((figure) => figure.factor)
		];
		const values = [
			...factors.flatMap((one) => [one.valueBasic ?? 0, one.valueAdjusted ?? 0]),
			...energyFactors.map((one) => one.gjPerUnit)
		];
		expect(values.filter((value) => /(0{6}|9{6})\d?$/.test(String(value)))).toEqual([]);
	});

	it('no carrier has two fuel figures for one year', () => {
		const { fuels } = loadFactorLibrary();
		for (let year = 2009; year <= 2030; year++) {
			const held = fuels.filter(
				(one) => one.fromYear <= year && (one.toYear === null || one.toYear >= year)
			);
			expect(new Set(held.map((one) => one.carrier)).size).toBe(held.length);
		}
	});

	it('the credit line stands beside the data', () => {
		const credits = readFileSync(join(data, 'CREDITS.md'), 'utf8');
		expect(credits).toContain(CREDIT_LINE_JA);
		expect(CREDIT_LINE_JA).toContain('環境省・経済産業省');
	});
});

describe('searching a supplier by part of its name', () => {
	it('finds the printed name, names that begin with the text first', () => {
		const found = searchSuppliers('electricity', '東京電力', 10).map((one) => one.supplier);
		expect(found[0]).toBe('東京電力エナジーパートナー(株)');
		expect(found).toContain('東京電力パワーグリッド(株)');
	});

	it('lists the menus with the letters of the list', () => {
		const [optage] = searchSuppliers('electricity', 'オプテージ', 10);
		expect(optage).toEqual({
			supplier: '(株)オプテージ',
			menus: [
				{ code: 'A', label: 'メニューA' },
				{ code: 'B', label: 'メニューB(残差)' },
				{ code: 'company_average', label: '(参考値)事業者全体' }
			],
			areas: []
		});
	});

	it('lists the areas of a gas supplier', () => {
		const [tobu] = searchSuppliers('city_gas', '東部ガス', 10);
		expect(tobu).toEqual({
			supplier: '東部瓦斯株式会社',
			menus: [],
			areas: ['秋田地区', '福島地区、茨城地区']
		});
	});

	it('finds a former name, no more than asked for, and nothing for nothing', () => {
		expect(searchSuppliers('electricity', '日立造船', 5)[0]!.supplier).toContain('カナデビア');
		expect(searchSuppliers('electricity', '電力', 7).length).toBe(7);
		expect(searchSuppliers('electricity', '  ', 7)).toEqual([]);
		expect(searchSuppliers('kerosene', '出光', 7)).toEqual([]);
	});
});
