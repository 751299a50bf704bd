import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import type { BillRow, RecordSet } from '$lib/importers/importer';
import {
	codesOf,
	findingOf,
	quantityOf,
	read,
	readText,
	recordsOf,
	rejectedOf,
	totalOf
} from '../documents';

const here = fileURLToPath(new URL('.', import.meta.url));
const encodings = readdirSync(here).filter((name) => name.startsWith('enc_'));
const period = ({ bill }: BillRow) => `${isoDay(bill.start)}/${isoDay(bill.end)}`;
const one = (records: RecordSet[], carrier: string) =>
	records.find((record) => record.carrier === carrier)!;

describe('the same table in many encodings has three facilities and 20,134.5 kWh', () => {
	it('covers UTF-8, UTF-16, CP932, EUC-JP and ISO-2022-JP', () =>
		expect(encodings).toHaveLength(14));
	for (const name of encodings) {
		it(name, () => {
			const outcome = read(`monthly-bills/${name}`);
			expect(recordsOf(outcome).map(quantityOf)).toEqual([12345, 6789, 1000.5]);
			expect(totalOf(outcome)).toBe(20134.5);
			expect(recordsOf(outcome)[0]!.label).toMatch(/高橋製作所|髙橋製作所/);
			expect(codesOf(outcome)).not.toContain('total.disagrees');
		});
	}
	it('keeps ㈱, 髙, ① and 﨑 of CP932', () => {
		const labels = recordsOf(read('monthly-bills/enc_cp932.csv')).map(({ label }) => label);
		expect(labels).toEqual(['㈱髙橋製作所①工場', '㈱髙橋製作所②工場', '﨑山倉庫']);
	});
	it('names the encoding it decided on', () => {
		expect(read('monthly-bills/enc_eucjp.csv').encoding).toBe('euc-jp');
		expect(read('monthly-bills/enc_cp932.csv').encoding).toBe('shift_jis');
		expect(read('monthly-bills/enc_iso2022jp.csv').encoding).toBe('iso-2022-jp');
		expect(read('monthly-bills/enc_utf16le_no_bom.csv').encoding).toBe('utf-16le');
	});
});

describe('hostile tables', () => {
	it('names that look like formulas are text', () => {
		const outcome = read('monthly-bills/attack_formula_injection.csv');
		expect(totalOf(outcome)).toBe(1000);
		expect(recordsOf(outcome)[0]!.label).toBe('=HYPERLINK("http://127.0.0.1/?x="&A1,"click")');
	});
	it('names that look like scripts or prototypes are text and five points', () => {
		const outcome = read('monthly-bills/attack_xss_names.csv');
		expect(recordsOf(outcome).map(({ label }) => label)).toContain('__proto__');
		expect(recordsOf(outcome)).toHaveLength(5);
		expect(totalOf(outcome)).toBe(1500);
	});
	it('two columns of one meaning are asked about', () => {
		const outcome = read('monthly-bills/attack_headers_proto.csv');
		expect(outcome.status).toBe('needs_mapping');
		expect(codesOf(outcome)).toContain('column.duplicate');
	});
	it('dates of which day and month cannot be told are asked about', () => {
		const outcome = read('monthly-bills/attack_ambiguous_dates.csv');
		expect(outcome.status).toBe('needs_mapping');
		expect(findingOf(outcome, 'date.ambiguous').where?.column).toBe('date');
	});
	it('no impossible figure reaches a total', () => {
		const outcome = read('monthly-bills/attack_huge_numbers.csv');
		expect(totalOf(outcome)).toBe(0);
		expect(rejectedOf(outcome).map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8]);
		expect(new Set(rejectedOf(outcome).map(({ finding }) => finding.code))).toEqual(
			new Set(['number.unreadable'])
		);
	});
	it('a name of a megabyte is read', () => {
		expect(totalOf(read('monthly-bills/attack_long_field_1MB.csv'))).toBe(100);
	});
	it('lone surrogates are replaced with a warning that names the row', () => {
		const outcome = read('monthly-bills/attack_lone_surrogate_cesu.csv');
		expect(totalOf(outcome)).toBe(5);
		const found = findingOf(outcome, 'file.characters_replaced');
		expect(found.severity).toBe('warning');
		expect(found.where?.row).toBe(2);
	});
	it('headings without rows are refused', () => {
		const outcome = read('monthly-bills/attack_header_only.csv');
		expect(outcome.status).toBe('refused');
		expect(codesOf(outcome)).toContain('table.no_rows');
	});
});

describe('a Japanese table of a foundry', () => {
	const outcome = read('monthly-bills/wareki_thousand_kwh_cp932.csv');
	const bills = recordsOf(outcome)[0]!.bills;

	it('reads full-width 千kWh exactly, ▲ as minus, wareki in three spellings', () => {
		expect(bills.map(({ bill }) => toNumber(bill.quantity))).toEqual([12345, 11200, -500]);
		expect(bills.map(period)).toEqual([
			'2025-04-01/2025-05-01',
			'2025-05-01/2025-06-01',
			'2025-06-01/2025-07-01'
		]);
	});
	it('keeps yen, tax, demand and power factor beside the quantity', () => {
		const { costYen, taxYen, peakKw, powerFactorPercent } = bills[0]!.bill;
		expect([costYen, taxYen, peakKw && toNumber(peakKw), powerFactorPercent]).toEqual([
			284100, 25827, 38.5, 100
		]);
	});
	it('says where each figure stands', () => {
		expect(bills.map(({ row }) => row)).toEqual([4, 5, 6]);
		expect(bills[0]!.column).toBe('使用電力量（千kWh）');
	});
	it('points out the negative month and agrees with the printed total', () => {
		expect(findingOf(outcome, 'bill.quantity_negative').where?.row).toBe(6);
		expect(codesOf(outcome)).not.toContain('total.disagrees');
	});
});

describe('carriers', () => {
	it('side by side in the columns, each with its own yen', () => {
		const records = recordsOf(read('monthly-bills/several_carriers.csv'));
		const told = records.map(({ carrier, unit, bills }) => [
			carrier,
			unit,
			bills.map(({ bill }) => bill.costYen)
		]);
		expect(told).toEqual([
			['electricity', 'kWh', [250000, 240000]],
			['city_gas', 'm3', [41000, 36500]],
			['heavy_oil_a', 'L', [120000]]
		]);
		expect(records.map(quantityOf)).toEqual([19500, 600, 1200]);
	});
	it('row by row, with the unit of the row', () => {
		const outcome = read('monthly-bills/carrier_by_row.csv');
		const records = recordsOf(outcome);
		expect(quantityOf(one(records, 'electricity'))).toBe(12500);
		expect(quantityOf(one(records, 'city_gas'))).toBe(420);
		expect(one(records, 'heavy_oil_a').unit).toBe('kL');
	});
	it('重油 alone and 本 as a unit are rejected with the reason', () => {
		const rejected = rejectedOf(read('monthly-bills/carrier_by_row.csv'));
		expect(rejected.map(({ row, finding }) => [row, finding.code])).toEqual([
			[5, 'carrier.ambiguous_row'],
			[6, 'unit.unknown_row']
		]);
	});
	it('kWh with no other word is electricity, with a note', () => {
		expect(
			findingOf(read('monthly-bills/enc_utf8.csv'), 'carrier.assumed_electricity').severity
		).toBe('note');
	});
	it('m3 with no other word is asked about, unless the point says what it is', () => {
		const table = '年月,使用量(m3)\n2026/04,12\n';
		expect(codesOf(readText(table))).toContain('carrier.unknown');
		expect(recordsOf(readText(table, { carrier: 'water' }))[0]!.carrier).toBe('water');
	});
	it('a column without a unit is asked about', () => {
		expect(codesOf(readText('年月,使用量,金額\n2026/04,12,300\n', { carrier: 'lpg' }))).toContain(
			'unit.unknown'
		);
	});
	it('yen find their carrier in English too; yen that name none of several are left out and said so', () => {
		const costs = (headings: string) => {
			const outcome = readText(
				`Month,Electricity (kWh),City gas (m3),${headings}\nApr 2025,10,20,1000,2000\n`
			);
			return [
				recordsOf(outcome).map(({ bills }) => bills[0]!.bill.costYen),
				codesOf(outcome)
			] as const;
		};
		expect(costs('Electricity cost (yen),Gas cost (yen)')[0]).toEqual([1000, 2000]);
		const [none, codes] = costs('Cost (yen),Remark');
		expect(none).toEqual([null, null]);
		expect(codes).toContain('column.cost_unassigned');
	});
	it('units stand in a row of their own below the headings', () => {
		const records = recordsOf(read('monthly-bills/units_below_headings.csv'));
		expect(records.map((record) => [record.carrier, record.unit, quantityOf(record)])).toEqual([
			['electricity', 'kWh', 210],
			['city_gas', 'm3', 42]
		]);
	});
});

describe('periods', () => {
	it('printed first and last days are both inside', () => {
		const [record] = recordsOf(read('monthly-bills/periods_english.csv'));
		expect(record!.bills.map(period)).toEqual(['2026-04-13/2026-05-13', '2026-05-13/2026-06-13']);
		expect(record!.bills[0]!.bill.costYen).toBe(1018900);
		expect(record!.bills[1]!.bill.contractKw).toEqual({ coefficient: 200, scale: 0 });
	});
	it('bimonthly reading days on the 31st run from reading to reading', () => {
		const outcome = read('monthly-bills/reading_days_31st.csv');
		expect(recordsOf(outcome)[0]!.bills.map(period)).toEqual([
			'2025-10-31/2025-12-31',
			'2025-12-31/2026-02-28',
			'2026-02-28/2026-04-30'
		]);
		expect(findingOf(outcome, 'bill.first_period_assumed').params).toEqual({
			from: '2025-10-31',
			to: '2025-12-30'
		});
	});
	it('the point’s reading day dates a month-only bill and the first reading', () => {
		const months = readText('年月,使用量(kWh)\n2026/03,100\n2026/04,120\n', { readingDay: 13 });
		expect(recordsOf(months)[0]!.bills.map(period)).toEqual([
			'2026-02-13/2026-03-13',
			'2026-03-13/2026-04-13'
		]);
		const days = readText('検針日,使用量(kWh)\n2026/04/13,100\n2026/05/13,120\n', {
			readingDay: 13
		});
		expect(recordsOf(days)[0]!.bills.map(period)).toEqual([
			'2026-03-13/2026-04-13',
			'2026-04-13/2026-05-13'
		]);
	});
	it('a period across New Year may leave out the second year', () => {
		const [record] = recordsOf(readText('使用期間,使用量(kWh)\n2025年12月13日～1月12日,100\n'));
		expect(record!.bills.map(period)).toEqual(['2025-12-13/2026-01-13']);
	});
	it('first days of months mean the months', () => {
		const [record] = recordsOf(readText('date,kWh\n2026-04-01,100\n2026-05-01,110\n'));
		expect(record!.bills.map(period)).toEqual(['2026-04-01/2026-05-01', '2026-05-01/2026-06-01']);
	});
});

describe('totals, repeats and yen', () => {
	it('a printed total that disagrees is pointed out with both figures and not added', () => {
		const outcome = read('monthly-bills/total_disagrees.csv');
		expect(totalOf(outcome)).toBe(300);
		expect(findingOf(outcome, 'total.disagrees').params).toEqual({ printed: 310, summed: 300 });
	});
	it('the same row twice counts once; another figure for the same month is rejected', () => {
		const outcome = read('monthly-bills/same_bill_twice.csv');
		expect(totalOf(outcome)).toBe(300);
		expect(findingOf(outcome, 'bill.repeated').where?.row).toBe(3);
		expect(rejectedOf(outcome).map(({ row, finding }) => [row, finding.code])).toEqual([
			[5, 'bill.same_period']
		]);
	});
	it('amounts without tax get the tax of their row, or are left out', () => {
		const outcome = read('monthly-bills/tax_excluded.csv');
		expect(recordsOf(outcome)[0]!.bills.map(({ bill }) => bill.costYen)).toEqual([3300, null]);
		expect(findingOf(outcome, 'cost.tax_excluded').where?.row).toBe(3);
	});
	it('2,996円26銭 is 2,996.26 yen', () => {
		const outcome = readText('年月,使用量(kWh),請求金額\n2026/04,100,"2,996円26銭"\n');
		expect(recordsOf(outcome)[0]!.bills[0]!.bill.costYen).toBe(2996);
		expect(codesOf(outcome)).not.toContain('cost.unreadable');
	});
	it('a row that is rejected says why among the findings', () => {
		const outcome = readText(
			'開始日,終了日,使用量(kWh)\n2026/05/10,2026/04/10,100\n2026/05/10,2026/06/09,100\n'
		);
		expect(findingOf(outcome, 'bill.period_inverted')).toMatchObject({
			where: { row: 2, column: '開始日' },
			params: { start: '2026-05-10', end: '2026-04-10' }
		});
	});
	it('千円 is read as thousands of yen', () => {
		const [record] = recordsOf(readText('年月,使用量(kWh),電気料金(千円)\n2026/04,100,284.1\n'));
		expect(record!.bills[0]!.bill.costYen).toBe(284100);
	});
	it('a supply-point number of 22 digits stays text; one that Excel destroyed is pointed out', () => {
		const kept = readText(
			'供給地点特定番号,年月,使用量(kWh)\n03-0011-1000-0000-0000-0001,2026/04,1\n'
		);
		expect(recordsOf(kept)[0]!.supplyPointNumber).toBe('0300111000000000000001');
		const lost = readText('供給地点特定番号,年月,使用量(kWh)\n3.00111E+20,2026/04,1\n');
		expect(recordsOf(lost)[0]!.supplyPointNumber).toBeNull();
		expect(codesOf(lost)).toContain('supply_point.damaged');
	});
});

it('年月, kWh and yen of a small app are bills by month; a month without a figure is none', () => {
	const outcome = read('monthly-bills/hobby_app.csv');
	const [record] = recordsOf(outcome);
	expect(record!.bills.map(({ bill }) => [isoDay(bill.start), bill.costYen])).toEqual([
		['2026-05-01', 3000],
		['2026-06-01', 2512]
	]);
	expect(quantityOf(record!)).toBe(218.5);
	expect(codesOf(outcome)).toContain('row.without_quantity');
});
