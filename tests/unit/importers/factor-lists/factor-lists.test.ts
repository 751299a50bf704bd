import { describe, expect, it } from 'vitest';
import { shippedEdition } from '$lib/server/factor-library';
import { encodeCp932 } from '$lib/server/services/demo/cp932';
import type { ListFacts } from '$lib/importers/factor-lists/factor-list';
import { readFactorList } from '$lib/importers/factor-lists/read-factor-list';
import { workbook } from '../../../importers/made-workbook';
import {
	asCsv,
	asSheet,
	comparableList,
	flatElectricity,
	printedList,
	type SupplierList
} from './printed-list';

const NOTHING: ListFacts = { listDate: null, resultYear: null };
const LIMITS = { unpackedBytes: 2 ** 28, rows: 100_000 };
const LISTS = ['electricity-result-2024', 'city-gas-supply-2025', 'heat-result-2024'].map(
	(id) => shippedEdition(id) as SupplierList
);

const read = (bytes: Uint8Array, fileName = '一覧.csv', given = NOTHING) =>
	readFactorList({ bytes, fileName, given, limits: LIMITS });
const readRows = (rows: string[][], given = NOTHING) =>
	read(new TextEncoder().encode(asCsv({ rows })), '一覧.csv', given);

function suppliersOf(outcome: ReturnType<typeof read>) {
	if (outcome.content?.kind !== 'supplier_list') throw new Error(JSON.stringify(outcome.findings));
	return outcome.content;
}

const codes = ({ findings }: ReturnType<typeof read>) => findings.map(({ code }) => code);

describe.each(LISTS)('$label as the ministries print it', (list) => {
	it('in a workbook with merged blocks gives the figures of the shipped edition', () => {
		const outcome = read(workbook([asSheet(printedList(list))]), '一覧.xlsx');
		expect(outcome.findings).toEqual([]);
		expect(comparableList(suppliersOf(outcome))).toEqual(comparableList(list));
	});

	it('as text in CP932 with empty cells below gives them as well', () => {
		const outcome = read(encodeCp932(asCsv(printedList(list))));
		expect(outcome.findings).toEqual([]);
		expect(comparableList(suppliersOf(outcome))).toEqual(comparableList(list));
	});
});

it('every figure of the lists is there: 1,283 of retailers, 113 of gas, 38 of heat', () => {
	const counts = LISTS.map((list) => {
		const suppliers = suppliersOf(read(encodeCp932(asCsv(printedList(list))))).suppliers;
		const listed = suppliers.filter(({ section }) => section !== 'grid_operator');
		return listed.flatMap(({ figures }) => figures).length;
	});
	expect(counts).toEqual([1283, 113, 38]);
});

it('our own flat form gives names for the search and notes as well', () => {
	const [list] = LISTS;
	const content = suppliersOf(read(new TextEncoder().encode(flatElectricity(list!))));
	expect(content.suppliers).toEqual(list!.suppliers);
	expect(content.default).toEqual({ ...list!.default, label: null });
	expect([content.listDate, content.resultYear, content.useYear]).toEqual([
		'2026-06-04',
		2024,
		2025
	]);
});

describe('a list of which something is odd', () => {
	const HEAD = [
		'登録番号',
		'電気事業者名',
		'メニュー',
		'基礎排出係数(t-CO2/kWh)',
		'調整後排出係数(t-CO2/kWh)'
	];
	const TITLE = ['電気事業者別排出係数 令和7年度実績 R9.1.8'];
	const A = ['A0001', '甲電力(株)', '', '0.000400', '0.000400'];
	const DEFAULT = ['', '代替値', '', '0.000410', '0.000410'];
	const list = (...rows: string[][]) => [TITLE, HEAD, ...rows, DEFAULT];

	it('whole, it is read with its years and its day', () => {
		const content = suppliersOf(readRows(list(A)));
		expect(content).toMatchObject({
			...{ carrier: 'electricity', listDate: '2027-01-08', resultYear: 2025, useYear: 2026 },
			suppliers: [{ name: '甲電力(株)', figures: [{ kind: 'single', basic: '0.400' }] }]
		});
	});

	it('a supplier and menu that stand in it twice are named with both rows', () => {
		const outcome = readRows(list(A, ['A0002', '乙電力(株)', '', '0.000300', '0.000300'], A));
		expect(outcome.content).toBeNull();
		expect(outcome.findings).toMatchObject([
			{
				code: 'factors.duplicate',
				where: { row: 5 },
				params: { firstRow: 3, supplier: '甲電力(株)' }
			}
		]);
	});

	it.each([
		['kg in a column of t', '0.400'],
		['a thousandth', '0.0000004']
	])('%s is out of what a supplier can have', (_, slipped) => {
		const outcome = readRows(list(A, ['A0002', '乙電力(株)', '', slipped, '0.000300']));
		expect(outcome.findings).toMatchObject([
			{ code: 'factors.implausible', where: { row: 4, column: '基礎排出係数' } }
		]);
		expect(outcome.content).toBeNull();
	});

	it('a basic figure without an adjusted one is refused by its row', () => {
		const outcome = readRows(list(['A0002', '乙電力(株)', '', '0.000300', '－']));
		expect(outcome.findings).toMatchObject([
			{ code: 'factors.basis_missing', where: { row: 3, column: '調整後排出係数' } }
		]);
	});

	it('without a default it is refused', () => {
		expect(codes(readRows([TITLE, HEAD, A]))).toEqual(['factors.default_missing']);
	});

	it('a default on a line of its own is read', () => {
		const content = suppliersOf(readRows([TITLE, HEAD, A, ['代替値：0.000416（t-CO2/kWh）']]));
		expect(content.default).toMatchObject({ basic: '0.416', adjusted: '0.416', kind: 'default' });
	});

	it('a company figure without menus is told', () => {
		const alone = ['A0002', '乙電力(株)', '(参考値)事業者全体', '0.000300', '0.000300'];
		const outcome = readRows(list(alone));
		expect(codes(outcome)).toEqual(['factors.company_figure_alone']);
		expect(suppliersOf(outcome).suppliers[0]!.figures[0]!.kind).toBe('company_average');
	});

	it('without a year and a day it asks for them, and takes what is given', () => {
		const rows = [['電気事業者別排出係数'], HEAD, A, DEFAULT];
		expect(codes(readRows(rows))).toEqual([
			'factors.list_date_missing',
			'factors.result_year_missing'
		]);
		const given = { listDate: '2027-02-01', resultYear: 2025 };
		expect(suppliersOf(readRows(rows, given))).toMatchObject({ ...given, useYear: 2026 });
	});

	it('headings over two rows and a supplier whose rows go over a page are read', () => {
		const rows = [
			TITLE,
			['登録番号', '電気事業者名', '排出係数', '', '', ''],
			['', '', '基礎排出係数(t-CO2/kWh)', '', '調整後排出係数(t-CO2/kWh)', ''],
			['A0003', '丙電力(株)', 'メニューA', '0.000000', 'メニューA', '0.000000'],
			['1ページ'],
			['登録番号', '電気事業者名', '排出係数', '', '', ''],
			['', '', '基礎排出係数(t-CO2/kWh)', '', '調整後排出係数(t-CO2/kWh)', ''],
			['', '', 'メニューB(残差)', '0.000452', 'メニューB(残差)', '0.000452'],
			['', '代替値', '', '0.000416', '', '0.000416']
		];
		expect(suppliersOf(readRows(rows)).suppliers).toMatchObject([
			{
				name: '丙電力(株)',
				figures: [{ menu: 'A' }, { menu: 'B', kind: 'residual', basic: '0.452' }]
			}
		]);
	});

	it('a table of something else is no list of factors', () => {
		expect(
			codes(
				readRows([
					['年月', '使用量(kWh)'],
					['2026-04', '120']
				])
			)
		).toEqual(['factors.not_a_list']);
	});
});

describe('the list of fuels in our own form', () => {
	const HEAD = 'key,fuel_ja,fuel_en,unit,unit_ja,tco2_per_unit,applies_from_fy,source';
	const fuels = (...rows: string[]) =>
		read(new TextEncoder().encode([HEAD, ...rows].join('\n')), 'fuels.csv');

	it('gives carriers, units and years', () => {
		const outcome = fuels(
			'diesel_oil,軽油,diesel,kL,kL,2.62,2023,一覧 p.23',
			'kerosene,灯油,kerosene,kL,kL,2.50,2023,一覧 p.23'
		);
		expect(outcome.content).toMatchObject({
			kind: 'fuel_table',
			rows: [
				{ row: 1, carriers: ['diesel'], unit: 'kL', fromYear: 2023, tCo2PerUnit: '2.62' },
				{ row: 2, carriers: ['kerosene'], tCo2PerUnit: '2.50' }
			]
		});
	});

	it('kg for t is refused by its row', () => {
		const outcome = fuels('kerosene,灯油,kerosene,kL,kL,2500,2023,一覧 p.23');
		expect(outcome.findings).toMatchObject([
			{ code: 'factors.implausible', where: { row: 2 } },
			{ code: 'factors.no_rows' }
		]);
	});
});
