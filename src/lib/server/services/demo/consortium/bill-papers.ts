/** Bills as suppliers and offices lay them out; each paper is one of the layouts we read. */
import { fiscalYearOf, monthsBetween, type Month } from '$lib/domain/time/day';
import { grouped, inEra, inKanji, lines, monthInEra, slashed, taxIn, type Cell } from '../csv-text';
import type { SampleBill } from './bills';
import type { PaperLayout } from './manufacturer';

export type BillPaper = Exclude<PaperLayout, 'interval_rows' | 'wide_days' | 'tepco_kurashi'>;

export const BILL_PAPERS: Record<BillPaper, (bills: readonly SampleBill[]) => string> = {
	retailer_list: retailerList,
	invoice_rows: invoiceRows,
	era_list: eraList,
	reading_days: readingDays,
	slip_list: slipList,
	ledger_columns: ledgerColumns,
	months_across: monthsAcross
};

/** The list that a retailer's portal gives out. */
function retailerList(bills: readonly SampleBill[]): string {
	const head = [
		...['供給地点特定番号', '使用期間開始', '使用期間終了', '使用量(kWh)', '請求金額(円)'],
		...['うち消費税(円)', '最大需要電力(kW)', '契約電力(kW)', '力率(%)']
	];
	const row = (bill: SampleBill) => [
		...[bill.point.supplyPointNumber ?? '', slashed(bill.start), slashed(bill.end - 1)],
		...[bill.quantity, bill.costYen ?? '', taxIn(bill.costYen ?? 0)],
		...[bill.peakKw ?? '', bill.contractKw ?? '', bill.peakKw === null ? '' : 100]
	];
	return lines([head, ...bills.map(row)]);
}

/** 請求明細 of several supply points, with a title, a sum and a remark. */
function invoiceRows(bills: readonly SampleBill[]): string {
	const ordered = [...bills].sort((a, b) => a.start - b.start);
	const row = (bill: SampleBill, index: number) => [
		...[index + 1, bill.point.name, bill.point.supplyPointNumber ?? '', bill.contractKw ?? ''],
		...[bill.peakKw ?? '', `${slashed(bill.start)}～${slashed(bill.end - 1)}`],
		...[bill.quantity, bill.costYen ?? '', taxIn(bill.costYen ?? 0)]
	];
	const sum = ordered.reduce((total, { quantity }) => total + Number(quantity), 0);
	const yen = ordered.reduce((total, { costYen }) => total + (costYen ?? 0), 0);
	return lines([
		['◆電気料金明細表（見本）'],
		[
			...['№', '電気のご使用場所表示名', '供給地点特定番号', '契約電力(kW)', '最大需要電力(kW)'],
			...['使用期間', '使用電力量（kWh）', '請求金額合計（円）', '（うち消費税相当額）（円）']
		],
		...ordered.map(row),
		['合 計', '', '', '', '', '', sum, yen, taxIn(yen)],
		['※力率は100%です。']
	]);
}

/** Days of the era, thousands with commas. */
function eraList(bills: readonly SampleBill[]): string {
	const { unit } = bills[0]!.point;
	const head = ['ご請求月', '使用期間', `ご使用量(${unit})`, '請求金額(円)', '検針区分'];
	const demand = bills.some(({ peakKw }) => peakKw !== null);
	const row = (bill: SampleBill) => [
		...[monthInEra(bill.month), `${inEra(bill.start)}～${inEra(bill.end - 1)}`],
		...[printed(bill.quantity), grouped(bill.costYen ?? 0), readingWord(bill)],
		...(demand ? [bill.peakKw ?? '', bill.contractKw ?? ''] : [])
	];
	const whole = demand ? [...head, '最大需要電力(kW)', '契約電力(kW)'] : head;
	return lines([whole, ...bills.map(row)]);
}

/** 検針日 to 検針日, as gas suppliers print it. */
function readingDays(bills: readonly SampleBill[]): string {
	const { unit } = bills[0]!.point;
	const head = [
		...['前回検針日', '今回検針日', `ガス使用量(${unit})`, 'ガス料金合計(円)', 'うち消費税(円)'],
		'検針区分'
	];
	const row = (bill: SampleBill) => [
		...[inKanji(bill.start), inKanji(bill.end), bill.quantity],
		...[bill.costYen ?? '', taxIn(bill.costYen ?? 0), readingWord(bill)]
	];
	return lines([head, ...bills.map(row)]);
}

/** A row a slip: several kinds of energy in one list. */
function slipList(bills: readonly SampleBill[]): string {
	const head = ['使用月', '品名', '数量', '単位', '金額(円)'];
	const row = (bill: SampleBill) => [
		...[bill.month.replace('-', '/'), SLIP_NAMES[bill.point.carrier] ?? bill.point.name],
		...[bill.quantity, bill.point.unit, bill.costYen ?? '']
	];
	return lines([head, ...byMonth(bills).map(row)]);
}

const SLIP_NAMES: Record<string, string> = {
	electricity: '電気',
	city_gas: '都市ガス',
	lpg: 'LPガス',
	heavy_oil_a: 'A重油',
	kerosene: '灯油',
	diesel: '軽油',
	gasoline: 'レギュラーガソリン',
	steam_industrial: '産業用蒸気',
	solar: '太陽光（自家消費）',
	electricity_export: '余剰売電',
	water: '上水道'
};

/** The office's own ledger: a row a month, a pair of columns an energy. */
function ledgerColumns(bills: readonly SampleBill[]): string {
	const points = [...new Set(bills.map(({ point }) => point))];
	const head = points.flatMap((point) => {
		const name = SLIP_NAMES[point.carrier] ?? point.name;
		return [`${name}使用量(${point.unit})`, `${name}料金(円)`];
	});
	const rows = [...Map.groupBy(bills, ({ month }) => month)].map(([month, own]) => [
		month.replace('-', '年') + '月',
		...points.flatMap((point): Cell[] => {
			const bill = own.find((one) => one.point === point);
			return [bill?.quantity ?? '', bill?.costYen ?? ''];
		})
	]);
	return lines([['年月', ...head], ...rows]);
}

/** A year a row, twelve months side by side. */
function monthsAcross(bills: readonly SampleBill[]): string {
	const { unit, carrier } = bills[0]!.point;
	const calendar = monthsBetween('2025-04', '2026-03').map(
		(month) => `${Number(month.slice(5))}月`
	);
	const years = Map.groupBy(bills, ({ month }) => fiscalYearOf(month));
	const rows = [...years].map(([year, own]) => {
		const byNumber = new Map(
			own.map((bill) => [`${Number(bill.month.slice(5))}月`, bill.quantity])
		);
		const sum = own.reduce((total, { quantity }) => total + Number(quantity), 0);
		const name = SLIP_NAMES[carrier]!;
		return [
			`${year}年度`,
			`${name}(${unit})`,
			...calendar.map((one) => byNumber.get(one) ?? ''),
			sum
		];
	});
	return lines([['年度', '項目', ...calendar, '合計'], ...rows]);
}

function byMonth(bills: readonly SampleBill[]): SampleBill[] {
	const order = (month: Month) => Number(month.replace('-', ''));
	return [...bills].sort((a, b) => order(a.month) - order(b.month));
}

function readingWord({ reading }: SampleBill): string {
	return reading === 'estimated' ? '推定' : '実績';
}

function printed(quantity: number | string): string {
	return typeof quantity === 'number' ? grouped(quantity) : quantity;
}
