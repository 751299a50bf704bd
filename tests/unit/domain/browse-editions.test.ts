import { describe, expect, it } from 'vitest';
import { perUnitName, sourceLink, yearSpan } from '$lib/features/factors/words';
import { browseEditions, findEdition, searchEntries } from '$lib/server/factor-library';
import { EDITION_FILES } from '$lib/server/factor-library/editions';
import { library } from './resolved';

const entriesOf = (id: string) => findEdition(id)!.entries;
const names = (id: string, search: Parameters<typeof searchEntries>[1]) =>
	searchEntries(entriesOf(id), search).map(({ name }) => name);
const POWER = 'electricity-result-2024';

describe('the library to be browsed', () => {
	it('has every edition that ships, each with all its rows', () => {
		const rows = browseEditions().map(({ head }) => [head.id, head.rows]);
		expect(Object.fromEntries(rows)).toEqual({
			...{ [POWER]: 1295, 'city-gas-supply-2025': 114, 'heat-result-2024': 39 },
			...{ 'fuels-from-2023': 35, 'other-energy-from-2023': 5, 'fuels-2009-2022': 20 },
			...{ 'non-fossil-2009-2022': 2, 'energy-law': 61, 'electricity-history': 49 },
			...{ 'scope3-v3.6': 18 }
		});
		expect(rows.map(([id]) => id).sort()).toEqual(EDITION_FILES.map(({ id }) => id).sort());
	});

	it('shows the figures that calculations use', () => {
		const shown = new Map<string, { valueBasic: number | null }>(
			browseEditions().flatMap(({ head, entries }) =>
				entries.flatMap(({ figures }) =>
					figures.map((one) => [`${head.id}/${one.row}`, one] as const)
				)
			)
		);
		for (const { suppliers } of library.supplierLists)
			for (const { factor } of suppliers.flatMap(({ figures }) => figures))
				expect(shown.get(factor.id)).toMatchObject({
					...{ valueBasic: factor.valueBasic, valueAdjusted: factor.valueAdjusted },
					unit: factor.unit
				});
		for (const { factor } of library.fuels)
			expect(shown.get(factor.id.split('/').slice(0, 2).join('/'))).toMatchObject({
				valueBasic: factor.valueBasic
			});
	});

	it('is open towards what one of its rows is, and spans what is used', () => {
		const span = (id: string) => {
			const { fromYear, toYear, bestBefore } = findEdition(id)!.head;
			return [fromYear, toYear, bestBefore];
		};
		expect(span('fuels-2009-2022')).toEqual([2009, 2022, '2023-03-31']);
		expect(span('fuels-from-2023')).toEqual([2023, null, null]);
		expect(span('energy-law')).toEqual([null, null, null]);
		// A preliminary figure for 2026 is shown and not used.
		expect(span('electricity-history')).toEqual([2013, 2024, '2025-03-31']);
		expect(span('scope3-v3.6')).toEqual([null, null, null]);
	});

	it('an edition that is none is not found', () => {
		expect(findEdition('nowhere')).toBeNull();
		expect(findEdition('__proto__')).toBeNull();
	});
});

describe('a search in an edition', () => {
	it.each([
		['the search form', { text: '東京電力エナジーパートナー' }],
		['the printed name', { text: '東京電力エナジーパートナー(株)' }],
		['half the name, in half width', { text: 'ｴﾅｼﾞｰﾊﾟｰﾄﾅｰ' }]
	])('finds a supplier by %s', (_by, search) => {
		expect(names(POWER, search)).toContain('東京電力エナジーパートナー(株)');
	});

	it('finds a former name and a registration number', () => {
		expect(names(POWER, { text: '日立造船' })).toEqual(['カナデビア(株)（旧:日立造船(株)）']);
		expect(names(POWER, { text: 'A0276' })).toEqual(['沖縄電力(株)']);
	});

	it('finds a fuel by its name, its code and how bills print it', () => {
		for (const text of ['Ａ重油', 'heavy_oil_a'])
			expect(names('fuels-from-2023', { text })).toContain('A重油');
	});

	it('leaves of each supplier what fits the menu', () => {
		const found = searchEntries(entriesOf(POWER), { text: 'オプテージ', menu: 'メニューA' });
		expect(found.map(({ figures }) => figures.map(({ menu }) => menu))).toEqual([['A']]);
		const residual = searchEntries(entriesOf(POWER), { menu: '残差' });
		expect(residual).toHaveLength(208);
	});

	it('leaves of each table what serves the year', () => {
		const law = (year: number) => names('energy-law', { text: 'electricity', year });
		expect(law(2022)).not.toEqual(law(2023));
		expect(names('fuels-2009-2022', { year: 2023 })).toEqual([]);
	});

	it('of nothing finds everything', () => {
		expect(names(POWER, {})).toHaveLength(523);
		expect(names(POWER, { text: ' ', menu: '', year: null })).toHaveLength(523);
	});
});

describe('how the library is written', () => {
	it.each([
		[2025, 2025, '2025'],
		[2009, 2022, '2009～2022'],
		[2023, null, '2023～'],
		[null, null, '']
	])('years %s to %s are %s', (from, to, written) => {
		expect(yearSpan(from, to)).toBe(written);
	});

	it('units are written as people write them, also within a product', () => {
		expect(perUnitName('kg-CO2/m3')).toBe('kg-CO₂/m³');
		expect(perUnitName('2.05 t-CO2/thousand_m3')).toBe('2.05 t-CO₂/千m³');
		expect(perUnitName('34.6 GJ/kL × 0.0183 tC/GJ × 44/12')).toBe(
			'34.6 GJ/kL × 0.0183 tC/GJ × 44/12'
		);
	});

	it('a source is linked by its first address, if it is one', () => {
		expect(sourceLink('https://a.example/x ; https://b.example')).toEqual({
			...{ href: 'https://a.example/x', host: 'a.example' }
		});
		expect(sourceLink('quoted in a public code file')).toBeNull();
		expect(sourceLink(null)).toBeNull();
	});
});
