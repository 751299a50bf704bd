import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { readDocument } from '$lib/importers/registry';
import { workbook } from '../made-workbook';
import {
	codesOf,
	findingOf,
	NO_HELP,
	quantityOf,
	read,
	readText,
	recordsOf,
	rejectedOf
} from '../documents';

const MONTHS = '4月,5月,6月,7月,8月,9月,10月,11月,12月,1月,2月,3月';
const ones = Array(12).fill('1').join(',');
const startsOf = (text: string) =>
	recordsOf(readText(text)).flatMap(({ bills }) => bills.map(({ bill }) => isoDay(bill.start)));

describe('a ledger of a fiscal year with its months across', () => {
	const outcome = read('months-across/ledger_2025.csv');

	it('has a bill a month and carrier, across New Year', () => {
		const told = recordsOf(outcome).map((record) => [
			record.carrier,
			record.unit,
			quantityOf(record),
			record.bills.length
		]);
		expect(told).toEqual([
			['electricity', 'kWh', 12660, 12],
			['city_gas', 'm3', 475, 11],
			['heavy_oil_a', 'kL', 8, 12]
		]);
		const [first, ...rest] = recordsOf(outcome)[0]!.bills;
		expect([isoDay(first!.bill.start), isoDay(first!.bill.end)]).toEqual([
			'2025-04-01',
			'2025-05-01'
		]);
		expect(isoDay(rest[10]!.bill.start)).toBe('2026-03-01');
		expect([rest[8]!.row, rest[8]!.column]).toEqual([3, '1月']);
	});
	it('production is no energy: its row is rejected with the reason', () => {
		expect(rejectedOf(outcome).map(({ row, finding }) => [row, finding.code])).toEqual([
			[6, 'carrier.unknown_row']
		]);
	});
	it('the total column agrees, and is pointed out where it does not', () => {
		expect(codesOf(outcome)).not.toContain('total.disagrees');
		const wrong = readText(`2025年度\n項目,${MONTHS},計\n電気(kWh),${ones},13\n`);
		expect(findingOf(wrong, 'total.disagrees')).toMatchObject({
			params: { printed: 13, summed: 12 },
			where: { row: 3, column: '計' }
		});
	});
});

describe('the year', () => {
	it.each([
		['令和7年度 電気使用量', '2025-04-01'],
		['Ｒ７年度', '2025-04-01'],
		['FY2025', '2025-04-01'],
		['2025年4月～2026年3月', '2025-04-01']
	])('%s begins on %s', (title, start) =>
		expect(startsOf(`${title}\n項目,${MONTHS}\n電気(kWh),${ones}\n`)[0]).toBe(start)
	);
	it('stands in the row where each row has its own', () => {
		const rows = `2024年度,電気(kWh),${ones}\n2025年度,電気(kWh),${ones}\n`;
		const text = `年度,項目,${MONTHS}\n${rows}`;
		const starts = startsOf(text);
		expect(recordsOf(readText(text)).map(({ label }) => label)).toEqual([null]);
		expect([starts[0], starts[12], starts.length]).toEqual(['2024-04-01', '2025-04-01', 24]);
	});
	it('none, or two in the title, is asked for', () => {
		for (const title of ['電気使用量', '2024年度・2025年度の比較']) {
			const outcome = readText(`${title}\n項目,${MONTHS}\n電気(kWh),${ones}\n`);
			expect(outcome.status).toBe('needs_mapping');
			expect(codesOf(outcome)).toContain('date.year_missing');
		}
	});
});

it('places under one another are points of their own, their total row is not added', () => {
	const rows = `本社,${ones}\n工場,${ones}\n合計,${Array(12).fill('2').join(',')}\n`;
	const outcome = readText(`2025年度 電気使用量(kWh)\n施設名,${MONTHS}\n${rows}`);
	const told = recordsOf(outcome).map((record) => [record.label, quantityOf(record)]);
	expect(told).toEqual([
		['本社', 12],
		['工場', 12]
	]);
	expect(codesOf(outcome)).toContain('row.total_skipped');
});

it('a row of yen is left out, and said so', () => {
	const rows = `電気(kWh),${ones}\n電気料金(円),${ones}\n`;
	const outcome = readText(`2025年度\n項目,${MONTHS}\n${rows}`);
	expect(recordsOf(outcome).map(quantityOf)).toEqual([12]);
	expect(findingOf(outcome, 'row.cost_skipped')).toMatchObject({
		severity: 'warning',
		params: { label: '電気料金(円)' },
		where: { row: 4 }
	});
});

describe('what a row counts', () => {
	const under = (title: string) =>
		readText(`2025年度 ${title}\n施設名,単位,${MONTHS}\n本社,kWh,${ones}\n`);

	it('kWh with no other word is electricity, with a note', () => {
		expect(recordsOf(under('月別'))[0]!.carrier).toBe('electricity');
		expect(codesOf(under('月別'))).toContain('carrier.assumed_electricity');
	});
	it('a title that says 発電 makes no bought electricity of it', () => {
		expect(recordsOf(under('太陽光発電'))).toEqual([]);
		expect(rejectedOf(under('太陽光発電')).map(({ row, finding }) => [row, finding.code])).toEqual([
			[3, 'carrier.unknown_row']
		]);
	});
});

describe('headings that say their year', () => {
	const serials = Array.from(
		{ length: 12 },
		(_, at) => Date.UTC(2025, 3 + at, 1) / 86_400_000 + 25_569
	);
	const months = (outcome: ReturnType<typeof readText>) =>
		recordsOf(outcome)[0]!.bills.map(({ bill }) => isoDay(bill.start).slice(0, 7));

	it('need no year elsewhere', () => {
		const headings = Array.from(
			{ length: 12 },
			(_, at) => `${at < 9 ? 2025 : 2026}年${((at + 3) % 12) + 1}月`
		);
		const outcome = readText(`項目,${headings.join(',')}\n電気(kWh),${ones}\n`);
		expect([months(outcome)[0], months(outcome)[11]]).toEqual(['2025-04', '2026-03']);
	});
	it.each(['m"月"', 'yyyy"年"m"月"', 'yyyy/m/d'])(
		'may be days of a workbook, shown as %s',
		(format) => {
			const headings = ['項目', ...serials.map((v) => ({ v, format }))];
			const bytes = workbook([{ rows: [headings, ['電気(kWh)', ...serials.map(() => 1)]] }]);
			const outcome = readDocument(bytes, 'made.xlsx', NO_HELP);
			expect([months(outcome)[0], months(outcome)[11]]).toEqual(['2025-04', '2026-03']);
		}
	);
	it('that skip a month are no ledger of a year', () => {
		const headings = Array.from({ length: 12 }, (_, at) => `2025年${at === 11 ? 13 : at + 1}月`);
		expect(readText(`項目,${headings.join(',')}\n電気(kWh),${ones}\n`).status).toBe(
			'needs_mapping'
		);
	});
});
