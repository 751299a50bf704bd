import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { readDocument, type DocumentOptions } from '$lib/importers/registry';
import {
	workbook,
	type Cell,
	type MadeSheet,
	type MadeWorkbook
} from '../../importers/made-workbook';
import {
	codesOf,
	findingOf,
	NO_HELP,
	quantityOf,
	readText,
	recordsOf,
	rejectedOf,
	totalOf
} from '../../importers/documents';

function read(
	sheets: MadeSheet[],
	options: MadeWorkbook = {},
	given: Partial<DocumentOptions> = {}
) {
	return readDocument(workbook(sheets, options), 'made.xlsx', { ...NO_HELP, ...given });
}

const HEADINGS = ['年月', '使用量(kWh)', '金額(円)'];
const bills = (months: [month: string, kwh: number, yen: number][]): Cell[][] => [
	HEADINGS,
	...months
];

describe('the headings of a sheet', () => {
	it('of two rows, the groups merged over their columns', () => {
		const outcome = read([
			{
				merges: ['A1:A2', 'B1:C1', 'D1:E1'],
				rows: [
					['年月', '電気', null, '都市ガス', null],
					[null, '使用量\n(kWh) ', '料金(円)', '使用量\n(m3) ', '料金(円)'],
					['2025年4月', 100, 3000, 20, 4000],
					['2025年5月', 200, 6000, 30, 6000]
				]
			}
		]);
		const figures = recordsOf(outcome).map((set) => [set.carrier, set.unit, quantityOf(set)]);
		expect(figures).toEqual([
			['electricity', 'kWh', 300],
			['city_gas', 'm3', 50]
		]);
		const yen = recordsOf(outcome).map((set) => set.bills.map(({ bill }) => bill.costYen));
		expect(yen).toEqual([
			[3000, 6000],
			[4000, 6000]
		]);
	});

	it('of three rows, with a title merged over the whole table', () => {
		const outcome = read([
			{
				merges: ['A1:E1', 'A2:A4', 'B2:C2', 'D2:E2'],
				rows: [
					['2025年度 電気・ガス使用量一覧', null, null, null, null],
					['年月', '電気', null, '都市ガス', null],
					[null, '使用量', '料金', '使用量', '料金'],
					[null, 'kWh', '円', 'm3', '円'],
					['2025年4月', 100, 3000, 20, 4000]
				]
			}
		]);
		const sets = recordsOf(outcome);
		expect(sets.map((set) => [set.carrier, quantityOf(set)])).toEqual([
			['electricity', 100],
			['city_gas', 20]
		]);
		expect(sets[0]!.bills[0]).toMatchObject({ sheet: 'Sheet1', row: 5 });
	});

	it('of two rows in a CSV, where a group stands above its first column alone', () => {
		const text =
			'年月,電気,,都市ガス,\n,使用量(kWh),料金(円),使用量(m3),料金(円)\n2025年4月,100,3000,20,4000\n';
		const sets = recordsOf(readText(text));
		expect(sets.map((set) => [set.carrier, quantityOf(set), set.bills[0]!.bill.costYen])).toEqual([
			['electricity', 100, 3000],
			['city_gas', 20, 4000]
		]);
	});

	it('below titles of several cells are not mixed with them', () => {
		const text = '電気使用量,本社工場\n年月,使用量(kWh),金額(円)\n2025年4月,100,3000\n';
		expect(totalOf(readText(text))).toBe(100);
	});
});

describe('merged cells below the headings', () => {
	it('a name merged over its rows stands beside all of them', () => {
		const outcome = read([
			{
				merges: ['A2:A3'],
				rows: [
					['施設名', ...HEADINGS],
					['本社', '2025年4月', 100, 3000],
					[null, '2025年5月', 200, 6000],
					['工場', '2025年4月', 50, 1500]
				]
			}
		]);
		expect(recordsOf(outcome).map((set) => [set.label, quantityOf(set)])).toEqual([
			['本社', 300],
			['工場', 50]
		]);
	});
	it('a figure merged over rows counts once', () => {
		const outcome = read([
			{
				merges: ['B2:B3'],
				rows: bills([['2025年4月', 100, 3000]]).concat([['2025年5月', null, 9]])
			}
		]);
		expect(totalOf(outcome)).toBe(100);
	});
	it('a sheet merged as a whole is read in no time', () => {
		const merges = Array.from({ length: 5000 }, () => 'A1:XFD1048576');
		const rows = bills([['2025年4月', 100, 3000]]);
		expect(['read', 'needs_mapping', 'refused']).toContain(read([{ merges, rows }]).status);
	});
});

describe('where a cell stands', () => {
	it('rows are counted as the sheet shows them, blank ones above too', () => {
		const outcome = read([{ name: '電気', firstRow: 7, rows: bills([['2025年4月', 100, 3000]]) }]);
		expect(recordsOf(outcome)[0]!.bills[0]).toMatchObject({
			sheet: '電気',
			row: 8,
			column: '使用量(kWh)'
		});
	});
	it('a rejected row and its finding name sheet, row and heading', () => {
		const rows = [...bills([['2025年4月', 100, 3000]]), ['2025年5月', { t: 'e', v: '#N/A' }, 1]];
		const outcome = read([{ name: '電気', firstRow: 3, rows: rows as Cell[][] }]);
		const where = { sheet: '電気', row: 5, column: '使用量(kWh)' };
		expect(rejectedOf(outcome)).toMatchObject([
			{ sheet: '電気', row: 5, cells: ['2025年5月', '#N/A', '1'], finding: { where } }
		]);
		expect(findingOf(outcome, 'number.unreadable').where).toEqual(where);
	});
	it('rows that a filter hides are read, and counted in a note', () => {
		const rows = bills([
			['2025年4月', 100, 3000],
			['2025年5月', 200, 6000]
		]);
		const outcome = read([{ rows, hiddenRows: [3] }]);
		expect(totalOf(outcome)).toBe(300);
		expect(findingOf(outcome, 'sheet.rows_hidden').params).toEqual({ count: 1 });
	});
	it('cells without addresses stand one behind another', () => {
		const moreRows = '<row><c><v>1</v></c><c r="C3"><v>3</v></c><c><v>4</v></c></row>';
		const outcome = read([{ rows: [['a', 'b', 'c', 'd'], ['x']], moreRows }]);
		const columns = outcome.status === 'needs_mapping' ? outcome.columns : [];
		expect(columns.map(({ samples }) => samples[1])).toEqual(['1', '', '3', '4']);
	});
	it('a lying dimension changes nothing', () => {
		const rows = bills([['2025年4月', 100, 3000]]);
		for (const dimension of ['A1', 'A1:XFD1048576', 'nonsense'])
			expect(totalOf(read([{ dimension, rows }]))).toBe(100);
	});
	it('a cell in the farthest corner is named and does no harm', () => {
		const rows = bills([['2025年4月', 100, 3000]]);
		const moreRows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
		const outcome = read([{ rows, moreRows }]);
		expect(totalOf(outcome)).toBe(100);
		expect(findingOf(outcome, 'sheet.far_cells').params).toEqual({ cell: 'XFD1048576', count: 1 });
	});
	it('a remark a thousand rows below is named, a table there is read', () => {
		const far = (count: number) =>
			Array.from(
				{ length: count },
				(_, at) =>
					`<row r="${1500 + at}"><c r="A${1500 + at}" t="str"><v>2025/${at + 1}/1</v></c></row>`
			).join('');
		const rows = bills([['2025年4月', 100, 3000]]);
		expect(findingOf(read([{ rows, moreRows: far(1) }]), 'sheet.far_cells').params).toEqual({
			cell: 'A1500',
			count: 1
		});
		expect(codesOf(read([{ rows, moreRows: far(30) }]))).not.toContain('sheet.far_cells');
	});
});

describe('formulas', () => {
	const sum = { f: 'SUM(B2:B3)', v: 300 };

	it('are read by their kept results', () => {
		const rows = [...bills([['2025年4月', 100, 3000]]), ['2025年5月', sum, 9000] as Cell[]];
		expect(totalOf(read([{ rows }]))).toBe(400);
	});
	it('without a result reject their row with the reason, and are never 0', () => {
		const rows: Cell[][] = [
			...bills([['2025年4月', 100, 3000]]),
			['2025年5月', { f: 'B2*2' }, 6000],
			['2025年6月', 300, { f: 'B4*30', v: '' }]
		];
		const outcome = read([{ rows }]);
		expect(totalOf(outcome)).toBe(100);
		expect(
			rejectedOf(outcome).map(({ row, finding }) => [row, finding.code, finding.where])
		).toEqual([
			[3, 'cell.not_calculated', { sheet: 'Sheet1', row: 3, column: '使用量(kWh)' }],
			[4, 'cell.not_calculated', { sheet: 'Sheet1', row: 4, column: '金額(円)' }]
		]);
		expect(codesOf(outcome)).not.toContain('cost.unreadable');
	});
	it('without a result in a half-hour reject that half-hour alone', () => {
		const slots = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
		const day = slots.map((_, hour): Cell => (hour === 5 ? { f: 'E2+F2' } : 1));
		const outcome = read([
			{
				rows: [
					['年月日', ...slots, '単位'],
					['2025/4/1', ...day, 'kWh']
				]
			}
		]);
		expect(totalOf(outcome)).toBe(23);
		expect(rejectedOf(outcome).map(({ finding }) => [finding.code, finding.where?.column])).toEqual(
			[['cell.not_calculated', '5:00']]
		);
	});
	it('without a result in a remark are nobody’s business', () => {
		const rows: Cell[][] = [
			[...HEADINGS, '備考'],
			['2025年4月', 100, 3000, { f: 'A2&"分"' }]
		];
		const outcome = read([{ rows }]);
		expect([totalOf(outcome), rejectedOf(outcome)]).toEqual([100, []]);
		expect(codesOf(outcome)).not.toContain('cell.not_calculated');
	});
});

describe('supply-point numbers', () => {
	const table = (number: Cell): Cell[][] => [
		['供給地点特定番号', ...HEADINGS],
		[number, '2025年4月', 100, 3000]
	];
	it('as text are whole', () => {
		const [set] = recordsOf(read([{ rows: table('0300111000000000000001') }]));
		expect(set!.supplyPointNumber).toBe('0300111000000000000001');
	});
	it('as a number are damaged, and it is said', () => {
		const outcome = read([{ rows: table(3.00111e21) }]);
		expect(codesOf(outcome)).toContain('supply_point.damaged');
		expect(recordsOf(outcome)[0]!.supplyPointNumber).toBeNull();
	});
});

describe('other writers of workbooks', () => {
	const sheet = { rows: bills([['2025年4月', 100, 3000]]) };
	it.each<[string, MadeWorkbook]>([
		['a prefix before every element', { prefix: 'x:' }],
		['Strict relationships', { strict: true }],
		['macros', { parts: { 'xl/vbaProject.bin': new Uint8Array(100) } }],
		['a workbook inside', { parts: { 'xl/embeddings/a.xlsx': workbook([sheet]) } }]
	])('%s', (_, options) => expect(totalOf(read([sheet], options))).toBe(100));

	it('readings with dates and times in ISO 8601', () => {
		const stamps = Array.from({ length: 48 }, (_, slot): Cell[] => [
			{ t: 'd', v: new Date(Date.UTC(2025, 3, 1) + slot * 1_800_000).toISOString(), format: 22 },
			0.5
		]);
		const [set] = recordsOf(read([{ rows: [['日時', '使用量(kWh)'], ...stamps] }]));
		expect([quantityOf(set!), set!.days.map(({ day }) => isoDay(day))]).toEqual([
			24,
			['2025-04-01']
		]);
	});
});
