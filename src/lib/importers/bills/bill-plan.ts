import { finding, type Finding } from '$lib/domain/finding';
import { cellOf } from '../cells/cells';
import { breakdownOf, type Breakdown } from '../headings/breakdown-columns';
import { columnsOf, type Column } from '../headings/columns';
import { isYearless, type DateOrder } from '../cells/dates';
import { OrderVote } from '../cells/order-vote';
import type { Header } from '../headings/header';
import type { ColumnMeaning, Document, ReadOptions } from '../importer';
import { chooseQuantities, type QuantityColumn } from '../headings/quantity-columns';
import { columnName } from '../cells/table-words';

/** Which cell of a row says what, for a table of bills. */
export interface BillPlan {
	headerRow: number;
	start: Column;
	/** null where one column holds a period, a month or a reading day. */
	end: Column | null;
	/** True where `start` and `end` are 前回検針日 and 今回検針日: the day of reading belongs to the next. */
	readings: boolean;
	/** Columns beside them that may say the month, for periods printed without a year. */
	months: Column[];
	order: DateOrder;
	quantities: QuantityColumn[];
	costs: CostColumn[];
	columns: Partial<Record<SingleMeaning, Column>>;
	labels: Column[];
	/** Yen lines that should add up to the total. */
	breakdown: Breakdown | null;
	/** Given by a person where the rows have no date. */
	period: { start: number; end: number } | null;
	/** Said by a person; otherwise the heading and the days themselves tell. */
	dayMeans?: 'month' | 'readingDay';
	skipRows: Set<number>;
}

export interface CostColumn {
	column: Column;
	/** Carrier whose bill it is; null where the table has one carrier. */
	carrier: string | null;
	/** False for 税抜: the tax of its row is added, or the yen are left out. */
	taxIncluded: boolean;
}

export type SingleMeaning = Extract<
	ColumnMeaning,
	| 'taxYen'
	| 'peakKw'
	| 'contractKw'
	| 'powerFactor'
	| 'supplyPointNumber'
	| 'supplier'
	| 'menu'
	| 'unit'
	| 'carrier'
	| 'reading'
	| 'register'
	| 'registerBefore'
	| 'multiplier'
>;
const SINGLE_MEANINGS: SingleMeaning[] = [
	'taxYen',
	'peakKw',
	'contractKw',
	'powerFactor',
	'supplyPointNumber',
	'supplier',
	'menu',
	'unit',
	'carrier',
	'reading',
	'register',
	'registerBefore',
	'multiplier'
];

export type PlanOutcome = { plan: BillPlan; findings: Finding[] } | { problem: Finding };

export interface BillTable {
	header: Header;
	document: Document;
	rows: string[][];
	options: ReadOptions;
	/** Given by a person. */
	order?: DateOrder;
	period?: BillPlan['period'];
}

export function planBills({ header, document, rows, options, ...given }: BillTable): PlanOutcome {
	const { chosen, findings, problem } = chooseQuantities(header, document.fileName, options);
	if (problem) return { problem };
	if (chosen.some(({ rate }) => rate))
		return { problem: finding('blocking', 'unit.kw_not_kwh', {}, { row: header.row }) };
	const period = given.period ?? null;
	const when = whenColumns(header.columns) ?? (period && { ...NO_PAIR, start: header.columns[0]! });
	if (!when) {
		return { problem: finding('blocking', 'column.date_missing', {}, { row: header.row }) };
	}
	const dates = when.end ? [when.start, when.end] : [when.start];
	const order = given.order ?? orderOf(rows.slice(header.row), dates);
	if (order === 'ambiguous' && !period) return { problem: ambiguous(when.start, header.row) };
	const body = rows.slice(header.row);
	const noYear = period ? null : withoutYears(body, when, header.row);
	if (noYear) return { problem: noYear };
	const costs = chooseCosts(header.columns, chosen);
	if ('code' in costs) return { problem: costs };
	const plan: BillPlan = {
		headerRow: header.row,
		...when,
		order: order === 'ambiguous' ? 'ymd' : order,
		quantities: chosen,
		costs,
		columns: singleColumns(header.columns),
		breakdown: breakdownOf(header.columns, costs),
		labels: columnsOf(header.columns, 'label'),
		period,
		skipRows: new Set()
	};
	const unused = unusedCosts(header, chosen, costs);
	return { plan, findings: unused ? [...findings, unused] : findings };
}

export function singleColumns(columns: Column[]): BillPlan['columns'] {
	const found = SINGLE_MEANINGS.map((means) => [means, columnsOf(columns, means)[0]] as const);
	return Object.fromEntries(found.filter(([, column]) => column !== undefined));
}

type WhenColumns = Pick<BillPlan, 'start' | 'end' | 'readings' | 'months'>;
const NO_PAIR = { end: null, readings: false, months: [] };
const PREVIOUS_READING = /前回検針/;

/** Start and end, two reading days, or the column that says most: a period before a month before a day. */
export function whenColumns(columns: Column[]): WhenColumns | null {
	const starts = columnsOf(columns, 'start');
	const start = starts.find(({ header }) => !PREVIOUS_READING.test(header));
	const end = columnsOf(columns, 'end')[0];
	const dates = columnsOf(columns, 'date');
	if (start && end) return { start, end, readings: false, months: dates };
	const period = dates.find(({ header }) => /使用期間|期間|period/i.test(header));
	const previous = starts.find(({ header }) => PREVIOUS_READING.test(header));
	const reading = dates.find(({ header }) => /検針(?:年月)?日/.test(header));
	if (!period && previous && reading)
		return { start: previous, end: reading, readings: true, months: [] };
	const month = dates.find(({ header }) => /使用月|対象月|month/i.test(header));
	const single = period ?? month ?? dates[0] ?? start;
	return single
		? { ...NO_PAIR, start: single, months: dates.filter((date) => date !== single) }
		: null;
}

/** `25/04` or `4/13` in every row and no month beside them: the year cannot be told. */
function withoutYears(
	body: string[][],
	{ start, months }: Pick<BillPlan, 'start' | 'months'>,
	row: number
): Finding | null {
	const cells = body.map((line) => cellOf(line, start)).filter((cell) => /\d/.test(cell));
	if (cells.length === 0 || months.length > 0 || !cells.every(isYearless)) return null;
	const column = columnName(start.header, start.index);
	const params = { column, value: cells[0]!.slice(0, 40) };
	return finding('blocking', 'date.year_missing', params, { row: row + 1, column });
}

export function orderOf(rows: string[][], columns: Column[]): DateOrder | 'ambiguous' {
	const vote = new OrderVote();
	for (const cells of rows) for (const { index } of columns) vote.see(cells[index] ?? '');
	return vote.order;
}

export function ambiguous(column: Column, row: number): Finding {
	const name = columnName(column.header, column.index);
	return finding('blocking', 'date.ambiguous', { column: name }, { row: row + 1, column: name });
}

/** Beside several carriers, yen whose heading names none of them belong to nobody. */
function unusedCosts(
	header: Header,
	quantities: QuantityColumn[],
	costs: CostColumn[]
): Finding | null {
	const used = costs.map(({ column }) => column.index);
	const left = columnsOf(header.columns, 'costYen').filter(({ index }) => !used.includes(index));
	if (quantities.length < 2 || left.length === 0) return null;
	const columns = left.map((column) => column.header).join('、');
	return finding('warning', 'column.cost_unassigned', { columns }, { row: header.row });
}

const TAX_EXCLUDED = /税抜|税別|tax.?ex|ex.{0,6}tax/i;
const WHOLE = /税込|合計|請求|total/i;

function chooseCosts(columns: Column[], quantities: QuantityColumn[]): CostColumn[] | Finding {
	const costs = columnsOf(columns, 'costYen');
	const chosen: CostColumn[] = [];
	for (const { carrier } of quantities) {
		const named = costs.filter((cost) => cost.carrier !== null && cost.carrier === carrier);
		const shared = quantities.length === 1 ? costs : [];
		const column = preferred(named.length > 0 ? named : shared);
		if (column === 'several') return duplicateCosts(costs);
		if (column) chosen.push({ column, carrier, taxIncluded: !TAX_EXCLUDED.test(column.header) });
	}
	return chosen;
}

function preferred(costs: Column[]): Column | null | 'several' {
	if (costs.length === 0) return null;
	const included = costs.filter(({ header }) => !TAX_EXCLUDED.test(header));
	const rest = included.length > 0 ? included : costs;
	const whole = rest.filter(({ header }) => WHOLE.test(header));
	const last = rest.length > 1 ? whole : rest;
	return last.length === 1 ? last[0]! : 'several';
}

function duplicateCosts(costs: Column[]): Finding {
	const columns = costs.map(({ header }) => header).join('、');
	return finding('blocking', 'column.duplicate', { columns }, { column: costs[0]!.header });
}
