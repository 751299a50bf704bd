import type { Bill } from '$lib/domain/bills/bill';
import { finding, type Finding } from '$lib/domain/finding';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { BillCell } from './bill-cell';
import { readCost } from './bill-cost';
import type { BillPlan } from './bill-plan';
import { cellOf, readFigure, readSupplyPoint } from '../cells/cells';
import type { Column } from '../headings/columns';
import { readWhen } from './bill-when';
import type { DateReading } from '../cells/dates';
import type { PrintedPoint, RejectedRow } from '../importer';
import { readNumber } from '../cells/numbers';
import { readMark } from '../cells/read-mark';
import type { QuantityColumn } from '../headings/quantity-columns';
import { measureOf } from './row-measure';
import { multiplierOf, useBetween } from '../headings/registers';
import { nightOf, printedCells, readColumn, sumOfParts } from './time-of-use';
import { sameFigure } from './total-check';
import { ENERGY_UNITS } from '../cells/unit-words';

/** A bill as its row prints it; the period of a lone reading day is still open. */
export interface BillDraft extends Omit<Bill, 'start' | 'end'>, PrintedPoint {
	row: number;
	cells: string[];
	column: string;
	when: DateReading;
	/** Where `quantity` is still a counter's reading: what a step of it counts. */
	counterTimes?: Decimal | null;
}

export interface RowOutcome {
	drafts: BillDraft[];
	rejected: RejectedRow[];
	findings: Finding[];
}

/** One row of a table of bills; each column of quantities gives one bill. */
export function readBillRow(cells: string[], row: number, plan: BillPlan): RowOutcome {
	const outcome: RowOutcome = { drafts: [], rejected: [], findings: [] };
	const filled = plan.quantities.filter((column) =>
		printedCells(cells, column).some((cell) => readNumber(cell).kind !== 'missing')
	);
	if (filled.length === 0) return withoutQuantity(cells, row, plan);
	const when = readWhen(cells, row, plan);
	if ('code' in when) return { ...outcome, rejected: [rejectedRow(cells, row, when)] };
	for (const column of filled) readBill({ cells, row, plan, when, column }, outcome);
	return outcome;
}

function readBill(cell: BillCell, outcome: RowOutcome): void {
	const { cells, row, plan, when, column } = cell;
	const figure = readFigureOf(cell);
	if ('code' in figure) return void outcome.rejected.push(rejectedRow(cells, row, figure));
	outcome.findings.push(...oddFigures(figure, { row, column: column.name }));
	outcome.findings.push(...figure.notes, ...partsDisagree(figure, cell));
	outcome.findings.push(...countersDisagree(figure, cell));
	const cost = readCost(cell, figure.carrier);
	outcome.findings.push(...cost.findings);
	const point = readSupplyPoint(cellOf(cells, plan.columns.supplyPointNumber));
	if (point.damaged) outcome.findings.push(finding('warning', 'supply_point.damaged', {}, { row }));
	outcome.drafts.push({
		row,
		cells,
		column: column.name,
		when,
		carrier: figure.carrier,
		unit: figure.unit,
		quantity: figure.value,
		nightQuantity: nightOf(cells, column, figure),
		counterTimes: counterTimes(cell),
		...cost.figures,
		supplyPointNumber: point.number,
		...sideFigures(cells, plan),
		label: withColumn(labelOf(cells, plan), column)
	});
}

interface Figure {
	value: Decimal;
	carrier: string;
	unit: string;
	rounded: boolean;
	bracketed: boolean;
	printed: string;
	/** What a counter had to be read with. */
	notes: Finding[];
}

/** The quantity with what it counts, or why the row cannot be read. */
function readFigureOf({ cells, row, plan, column }: BillCell): Figure | Finding {
	const where = { sheet: null, row, column: column.name };
	const measure = measureOf(cells, column, plan.columns);
	if ('code' in measure) return { ...measure, where };
	const printed = printedCells(cells, column).join(' ＋ ');
	const reading = readColumn(cells, column, measure);
	if (reading.kind === 'missing') return finding('warning', 'bill.part_missing', {}, where);
	if (reading.kind !== 'number') {
		return finding('warning', 'number.unreadable', { value: printed.slice(0, 40) }, where);
	}
	if (Math.abs(toNumber(reading.value)) > MAX_QUANTITY)
		return finding('warning', 'bill.quantity_too_large', { limit: MAX_QUANTITY }, where);
	const unit = reading.unit ?? measure.unit;
	if (!ENERGY_UNITS.has(unit)) return finding('warning', 'unit.unknown_row', { unit }, where);
	const { value, rounded, bracketed } = reading;
	const told = { carrier: measure.carrier, unit, rounded, bracketed, printed };
	if (!column.register?.before) return { ...told, value, notes: [] };
	const counter = { cells, columns: column.register, after: value, power: measure.power, where };
	const used = useBetween(counter);
	return 'code' in used ? used : { ...told, value: used.use, notes: used.notes };
}

/** Set where only the counter stands in the row, so that the row before it is needed. */
function counterTimes({ cells, column: { register } }: BillCell): Decimal | null {
	return register && !register.before ? multiplierOf(cells, register.multiplier) : null;
}

/** A fraction of the counter's last digit is not billed. */
const BILLED_WITHIN = 1;

/** 指示数 and 乗率 beside the use must come to it; without a multiplier nobody knows. */
function countersDisagree({ value }: Figure, { cells, row, plan, column }: BillCell): Finding[] {
	const { register, registerBefore: before, multiplier } = plan.columns;
	if (column.register || !register || !before || !multiplier || plan.quantities.length > 1)
		return [];
	const after = readFigure(cells, register);
	const where = { sheet: null, row, column: column.name };
	if (!after || !readFigure(cells, before)) return [];
	const used = useBetween({ cells, columns: { before, multiplier }, after, power: 0, where });
	if ('code' in used) return [used];
	if (Math.abs(toNumber(used.use) - toNumber(value)) <= BILLED_WITHIN) return [];
	const params = { value: toNumber(value), use: toNumber(used.use) };
	return [finding('warning', 'register.disagrees', params, where)];
}

/** 昼間 and 夜間 beside their total must add up to it. */
function partsDisagree({ value, unit }: Figure, { cells, row, column }: BillCell): Finding[] {
	if (column.timeOfUse?.means !== 'check') return [];
	const summed = sumOfParts(cells, column.timeOfUse, unit);
	if (!summed || sameFigure(summed, value)) return [];
	const params = { printed: toNumber(value), summed: toNumber(summed) };
	return [finding('warning', 'total.disagrees', params, { row, column: column.name })];
}

function sideFigures(cells: string[], plan: BillPlan) {
	const { columns } = plan;
	const factor = readFigure(cells, columns.powerFactor);
	return {
		supplier: cellOf(cells, columns.supplier) || null,
		menu: cellOf(cells, columns.menu) || null,
		peakKw: readFigure(cells, columns.peakKw),
		contractKw: readFigure(cells, columns.contractKw),
		powerFactorPercent: factor && toNumber(factor),
		reading: isEstimated(cellOf(cells, columns.reading), columns.reading) ? 'estimated' : 'actual'
	} as const;
}

export function labelOf(cells: string[], { labels }: Pick<BillPlan, 'labels'>): string | null {
	const parts = labels.map((column) => cellOf(cells, column)).filter((part) => part !== '');
	return parts.length === 0 ? null : [...new Set(parts)].join(' / ');
}

export function withColumn(label: string | null, column: QuantityColumn): string | null {
	if (column.label === null) return label;
	return label === null ? column.label : `${label} / ${column.label}`;
}

function isEstimated(cell: string, column: Column | undefined): boolean {
	return readMark(cell, column?.header) === 'estimated';
}

/** More (in any unit) cannot be: it is rejected, so that sums of all rows stay exact. */
const MAX_QUANTITY = 10_000_000_000;

/** A month's quantity above this (in any unit) is pointed out. */
const IMPLAUSIBLE = 1_000_000_000;

function oddFigures(
	reading: Pick<Figure, 'value' | 'rounded' | 'bracketed' | 'printed'>,
	place: { row: number; column: string }
): Finding[] {
	const value = toNumber(reading.value);
	const findings: Finding[] = [];
	if (reading.bracketed)
		findings.push(finding('warning', 'number.bracketed', { value: reading.printed }, place));
	else if (value < 0) findings.push(finding('warning', 'bill.quantity_negative', { value }, place));
	if (value > IMPLAUSIBLE)
		findings.push(finding('warning', 'bill.quantity_implausible', { value }, place));
	if (reading.rounded) findings.push(finding('note', 'number.rounded', { value }, place));
	return findings;
}

/** No figure: a month to come is skipped with a note; yen without a quantity are rejected. */
function withoutQuantity(cells: string[], row: number, plan: BillPlan): RowOutcome {
	const outcome: RowOutcome = { drafts: [], rejected: [], findings: [] };
	const column = plan.quantities[0]!.name;
	const hasCost = plan.costs.some(
		(cost) => readNumber(cellOf(cells, cost.column)).kind === 'number'
	);
	const code = hasCost ? 'bill.quantity_missing' : 'row.without_quantity';
	const found = finding(hasCost ? 'warning' : 'note', code, {}, { row, column });
	if (hasCost) return { ...outcome, rejected: [rejectedRow(cells, row, found)] };
	outcome.findings.push(found);
	return outcome;
}

function rejectedRow(cells: string[], row: number, found: Finding): RejectedRow {
	return { sheet: null, row, cells, finding: found };
}
