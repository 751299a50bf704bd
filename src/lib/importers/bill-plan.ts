import { finding, type Finding } from '$lib/domain/finding';
import { columnsOf, type Column } from './columns';
import { OrderVote, type DateOrder } from './dates';
import type { Header } from './header';
import type { ColumnMeaning, Document, ReadOptions } from './importer';
import { chooseQuantities, type QuantityColumn } from './quantity-columns';
import { columnName } from './table-words';

/** Which cell of a row says what, for a table of bills. */
export interface BillPlan {
	headerRow: number;
	start: Column;
	/** null where one column holds a period, a month or a reading day. */
	end: Column | null;
	order: DateOrder;
	quantities: QuantityColumn[];
	costs: CostColumn[];
	columns: Partial<Record<SingleMeaning, Column>>;
	labels: Column[];
	/** Given by a person where the rows have no date. */
	period: { start: number; end: number } | null;
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
	'reading'
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
	const period = given.period ?? null;
	const when = whenColumns(header.columns) ?? (period && { start: header.columns[0]!, end: null });
	if (!when) {
		return { problem: finding('blocking', 'column.date_missing', {}, { row: header.row }) };
	}
	const dates = when.end ? [when.start, when.end] : [when.start];
	const order = given.order ?? orderOf(rows.slice(header.row), dates);
	if (order === 'ambiguous' && !period) return { problem: ambiguous(when.start, header.row) };
	const costs = chooseCosts(header.columns, chosen);
	if ('code' in costs) return { problem: costs };
	const plan: BillPlan = {
		headerRow: header.row,
		...when,
		order: order === 'ambiguous' ? 'ymd' : order,
		quantities: chosen,
		costs,
		columns: singleColumns(header.columns),
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

/** Start and end, or the column that says most: a period before a month before a day. */
export function whenColumns(columns: Column[]): { start: Column; end: Column | null } | null {
	const start = columnsOf(columns, 'start')[0];
	const end = columnsOf(columns, 'end')[0];
	if (start && end) return { start, end };
	const dates = columnsOf(columns, 'date');
	const period = dates.find(({ header }) => /使用期間|期間|period/i.test(header));
	const month = dates.find(({ header }) => /使用月|対象月|month/i.test(header));
	const single = period ?? month ?? dates[0] ?? start;
	return single ? { start: single, end: null } : null;
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
