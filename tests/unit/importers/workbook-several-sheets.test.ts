import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MISSING, rowOfSlot } from '$lib/domain/readings/load-day';
import { sheetOfSlot } from '$lib/domain/readings/sheet-runs';
import type { Mapping } from '$lib/importers/importer';
import { decode } from '$lib/importers/decode';
import { readDocument, tableToMap, type DocumentOptions } from '$lib/importers/registry';
import { workbook, type Cell, type MadeSheet } from '../../importers/made-workbook';
import {
	codesOf,
	findingOf,
	NO_HELP,
	quantityOf,
	recordsOf,
	rejectedOf,
	totalOf
} from '../../importers/documents';

const read = (sheets: MadeSheet[], given: Partial<DocumentOptions> = {}) =>
	readDocument(workbook(sheets), 'made.xlsx', { ...NO_HELP, ...given });

const table = (...months: [month: string, kwh: number, yen: number][]): Cell[][] => [
	['年月', '使用量(kWh)', '金額(円)'],
	...months
];
const named = (outcome: ReturnType<typeof read>) =>
	recordsOf(outcome).map((set) => [set.label, quantityOf(set)]);

describe('sheets of one workbook', () => {
	it('with a month each are the months of one point', () => {
		const outcome = read([
			{ name: '4月', rows: table(['2025年4月', 100, 3000]) },
			{ name: '5月', rows: table(['2025年5月', 200, 6000]) }
		]);
		expect(named(outcome)).toEqual([[null, 300]]);
		expect(recordsOf(outcome)[0]!.bills.map(({ sheet, row }) => [sheet, row])).toEqual([
			['4月', 2],
			['5月', 2]
		]);
	});

	it('with a meter each are points that bear the names of their sheets', () => {
		const outcome = read([
			{ name: '本社', rows: table(['2025年4月', 100, 3000], ['2025年5月', 110, 3300]) },
			{ name: '第二工場', rows: table(['2025年4月', 200, 6000], ['2025年5月', 220, 6600]) }
		]);
		expect(named(outcome)).toEqual([
			['本社', 210],
			['第二工場', 420]
		]);
		expect(findingOf(outcome, 'sheet.names_point').params).toEqual({
			sheets: '「本社」「第二工場」'
		});
	});

	it('a sheet that sums the others up is not added', () => {
		const outcome = read([
			{ name: '本社', rows: table(['2025年4月', 100, 3000]) },
			{ name: '第二工場', rows: table(['2025年4月', 200, 6000]) },
			{ name: '合計', rows: table(['2025年4月', 300, 9000]) }
		]);
		expect(totalOf(outcome)).toBe(300);
		expect(findingOf(outcome, 'sheet.summary_skipped').where?.sheet).toBe('合計');
	});

	it('points with numbers of their own keep them, over all sheets', () => {
		const rows = (number: string, month: string, kwh: number): Cell[][] => [
			['供給地点特定番号', '年月', '使用量(kWh)'],
			[number, month, kwh]
		];
		const [a, b] = ['0300111000000000000001', '0300111000000000000002'];
		const outcome = read([
			{ rows: [...rows(a, '2025年4月', 1), [b, '2025年4月', 10]] },
			{ rows: [...rows(a, '2025年5月', 2), [b, '2025年5月', 20]] }
		]);
		expect(recordsOf(outcome).map((set) => [set.supplyPointNumber, quantityOf(set)])).toEqual([
			[a, 3],
			[b, 30]
		]);
	});

	it('that repeat a bill count it once, and name where it stood first', () => {
		const rows = table(['2025年4月', 100, 3000]);
		const outcome = read([
			{ name: '元', rows },
			{ name: '写し', rows }
		]);
		expect(totalOf(outcome)).toBe(100);
		const found = findingOf(outcome, 'row.repeated_on_sheet');
		expect([found.where, found.params]).toEqual([
			{ sheet: '写し', row: 2, column: '使用量(kWh)' },
			{ firstSheet: '元', firstRow: 2 }
		]);
	});

	it('meters that a sheet tells apart by more than their names are not mixed', () => {
		const path = '../../importers/portfolio-manager/shared_days_utf8bom.csv';
		const text = readFileSync(new URL(path, import.meta.url), 'utf8');
		const sheet = (year: string): MadeSheet => {
			const lines = text.replaceAll('2016-', `${year}-`).trim().split(/\r?\n/);
			return { name: year, rows: lines.map((line) => line.split(',')) };
		};
		const [one, both] = [read([sheet('2016')]), read([sheet('2016'), sheet('2017')])];
		const twice = recordsOf(one).map((set) => [set.label, 2 * quantityOf(set)]);
		expect(twice.length).toBeGreaterThan(2);
		expect(named(both)).toEqual(twice);
	});

	it('that contradict each other over a named point reject the later bill', () => {
		const rows = (kwh: number): Cell[][] => [
			['施設名', '年月', '使用量(kWh)'],
			['本社', '2025年4月', kwh]
		];
		const outcome = read([{ rows: rows(100) }, { rows: rows(101) }]);
		expect(totalOf(outcome)).toBe(100);
		expect(rejectedOf(outcome)).toMatchObject([
			{ sheet: 'Sheet2', row: 2, cells: ['本社', '2025年4月', '101'] }
		]);
		expect(codesOf(outcome)).toContain('row.contradicts_sheet');
	});

	it('months of half-hours whose last slot stands on the next sheet meet without a gap', () => {
		const month = (start: number, slots: number): Cell[][] => [
			['日時', '使用量(kWh)'],
			...Array.from({ length: slots }, (_, at): Cell[] => [
				{ v: start + (at + 1) / 48, format: 22 },
				1
			])
		];
		const april = month(45_748, 30 * 48);
		const may = month(45_778, 31 * 48);
		const outcome = read([
			{ name: '4月', rows: april },
			{ name: '5月', rows: may }
		]);
		const [set] = recordsOf(outcome);
		expect(set!.days).toHaveLength(61);
		expect(set!.days.every(({ slots }) => !slots.includes(MISSING))).toBe(true);
		expect(quantityOf(set!)).toBe(61 * 48);
		expect(codesOf(outcome)).not.toContain('reading.contradicted');
	});

	it('a day that goes over two sheets keeps the sheet and row of every slot', () => {
		const half = (first: number, kwh: number): Cell[][] => [
			['日付', '時間帯', '使用量(kWh)'],
			...Array.from({ length: 12 }, (_, at): Cell[] => [
				'2025/4/1',
				`${first + at}:00～${first + at + 1}:00`,
				kwh
			])
		];
		const [set] = recordsOf(
			read([
				{ name: '午前', rows: half(0, 1) },
				{ name: '午後', firstRow: 5, rows: half(12, 2) }
			])
		);
		const [day] = set!.days;
		const places = [0, 11, 12, 23].map((slot) => [
			sheetOfSlot(day!.sheets!, slot),
			rowOfSlot(day!, slot)
		]);
		expect(places).toEqual([
			['午前', 2],
			['午前', 13],
			['午後', 6],
			['午後', 17]
		]);
		expect(quantityOf(set!)).toBe(36);
	});

	it('a slot that two sheets give differently is named with sheet and row', () => {
		const rows = (kwh: number): Cell[][] => [
			['日付', '時間帯', '地点名', '使用量(kWh)'],
			['2025/4/1', '0:00～0:30', '本社', 1],
			['2025/4/1', '0:30～1:00', '本社', kwh]
		];
		const outcome = read([{ rows: rows(5) }, { rows: rows(6) }]);
		expect(findingOf(outcome, 'reading.contradicted').where).toEqual({
			...{ sheet: 'Sheet2', row: 3, column: null }
		});
		expect(totalOf(outcome)).toBe(6);
	});

	it('bills and readings of one point are not put under one name twice', () => {
		const readings = Array.from({ length: 48 }, (_, at): Cell[] => [
			{ v: 45_748 + at / 48, format: 22 },
			1
		]);
		const outcome = read([
			{ name: '請求', rows: table(['2025年4月', 100, 3000]) },
			{ name: '30分値', rows: [['日時', '使用量(kWh)'], ...readings] }
		]);
		expect(recordsOf(outcome).map(({ kind }) => kind)).toEqual(['bill']);
		expect(findingOf(outcome, 'sheet.another_kind').where?.sheet).toBe('30分値');
	});
});

describe('sheets that are not read', () => {
	const bills = { name: '電気', rows: table(['2025年4月', 100, 3000]) };

	it('covers and notes are named in a note', () => {
		const cover = { name: '表紙', rows: [['2025年度 エネルギー使用量'], ['日立工業'], []] };
		const outcome = read([cover, bills, { name: '空', rows: [] }]);
		expect(totalOf(outcome)).toBe(100);
		expect(findingOf(outcome, 'sheet.no_table')).toMatchObject({
			severity: 'note',
			params: { sheets: '「表紙」' }
		});
	});
	it('hidden and very hidden ones are named in a note', () => {
		const hidden = { state: 'hidden' as const, name: '作業用', rows: bills.rows };
		const deeper = { state: 'veryHidden' as const, name: '元データ', rows: bills.rows };
		const outcome = read([hidden, bills, deeper]);
		expect(totalOf(outcome)).toBe(100);
		expect(findingOf(outcome, 'sheet.hidden_ignored').params).toEqual({
			sheets: '「作業用」「元データ」'
		});
	});
	it('a workbook whose table is hidden is refused with the remedy', () => {
		const outcome = read([
			{ ...bills, state: 'hidden' },
			{ name: '表紙', rows: [] }
		]);
		expect([outcome.status, codesOf(outcome)]).toEqual(['refused', ['workbook.all_hidden']]);
	});
	it('one that cannot be read beside others is named with its reason', () => {
		const co2: Cell[][] = [
			['年月', 'CO2排出量(t-CO2)'],
			['2025年4月', 5]
		];
		const named = read([bills, { name: '別', rows: table(['2025年5月', 7, 1]) }]);
		expect(totalOf(named)).toBe(107);
		const outcome = read([
			{
				name: '単位なし',
				rows: [
					['年月', '数量'],
					['2025年4月', 5]
				]
			},
			bills
		]);
		expect(totalOf(outcome)).toBe(100);
		expect(codesOf(outcome)).toContain('sheet.left_out');
		expect(outcome.findings.every(({ severity }) => severity !== 'blocking')).toBe(true);
		expect(read([{ rows: co2 }]).status).toBe('refused');
	});
	it('one of t-CO2 beside the consumption is left alone', () => {
		const co2: Cell[][] = [
			['年月', 'CO2排出量(t-CO2)'],
			['2025年4月', 5]
		];
		expect(totalOf(read([bills, { name: 'CO2', rows: co2 }]))).toBe(100);
	});
});

describe('a workbook without a known table', () => {
	const unknown = (kwh: number): Cell[][] => [
		['いつ', 'いくつ'],
		['2025/04/01', kwh]
	];
	const mapping: Mapping = {
		headerRow: 1,
		shape: 'rows',
		carrier: 'electricity',
		columns: [
			{ header: 'いつ', means: 'date' },
			{ header: 'いくつ', means: 'quantity', unit: 'kWh' }
		]
	};

	it('is asked about once, by the columns of its largest sheet', () => {
		const outcome = read([
			{ name: '表紙', rows: [['メモ']] },
			{ name: '表', rows: unknown(100) }
		]);
		const headers = outcome.status === 'needs_mapping' ? outcome.columns.map((c) => c.header) : [];
		expect(headers).toEqual(['いつ', 'いくつ']);
		const bytes = workbook([
			{ name: '表紙', rows: [['メモ']] },
			{ name: '表', rows: unknown(100) }
		]);
		expect(tableToMap(decode(bytes, 'made.xlsx'))?.sheet).toBe('表');
		expect(findingOf(outcome, 'layout.unknown').where?.sheet).toBe('表');
	});
	it('is read by the answer, on every sheet with these headings', () => {
		const sheets = [
			{ name: '本社', rows: unknown(100) },
			{ name: '工場', rows: unknown(250) },
			{ name: 'メモ', rows: [['覚え書き', 'いろいろ']] }
		];
		expect(named(read(sheets, { mapping }))).toEqual([
			['本社', 100],
			['工場', 250]
		]);
	});
});
