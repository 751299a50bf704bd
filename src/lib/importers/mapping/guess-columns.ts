import { carrierOfUnit, knownCarrier } from '../cells/carrier-words';
import { readClock, readStamp } from '../cells/clock';
import { columnsOf, readColumns, type Column } from '../headings/columns';
import { readDate } from '../cells/dates';
import { hasQuantity, hasWhen } from '../headings/header';
import { readNumber } from '../cells/numbers';
import { TOTAL_COLUMN } from '../cells/table-words';

/** Cells of a column that are looked at before it is taken for a date or a figure. */
const SAMPLE_ROWS = 8;

/**
 * What the columns of an unknown table probably mean: by their headings, and where those say
 * nothing by the cells below. A person confirms it, so a likely answer is better than none.
 */
export function likelyColumns(headers: string[], body: string[][]): Column[] {
	const columns = readColumns(headers);
	const sample = body.slice(0, SAMPLE_ROWS);
	const whole = (column: Column, reads: (cell: string) => boolean) =>
		column.means === null && fills(sample, column, reads);
	if (!hasWhen(columns)) {
		const dated = columns.find((column) => whole(column, isWhen));
		if (dated) dated.means = 'date';
	}
	if (columnsOf(columns, 'time').length === 0) {
		const timed = columns.find((column) => whole(column, (cell) => readClock(cell) !== null));
		if (timed) timed.means = 'time';
	}
	if (!hasQuantity(columns)) {
		const figures = columns.filter((column) => whole(column, isFigure));
		if (figures.length === 1) figures[0]!.means = 'quantity';
	}
	return withoutParts(columns);
}

function fills(rows: string[][], { index }: Column, reads: (cell: string) => boolean): boolean {
	const cells = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
	return cells.length > 0 && cells.every(reads);
}

function isWhen(cell: string): boolean {
	const orders = ['dmy', 'mdy'] as const;
	return orders.some((order) => readDate(cell, order) ?? readStamp(cell, order));
}

function isFigure(cell: string): boolean {
	return readNumber(cell).kind === 'number';
}

/** Beside the one column that is the total of its carrier, the others are its parts. */
function withoutParts(columns: Column[]): Column[] {
	const quantities = columnsOf(columns, 'quantity');
	for (const group of Map.groupBy(quantities, carrierName).values()) {
		const totals = group.filter(({ header }) => TOTAL_COLUMN.test(header));
		if (totals.length === 1)
			for (const part of group) if (part !== totals[0]) part.means = 'ignore';
	}
	return columns;
}

export function carrierName({ carrier, unit }: Column): string | null {
	return knownCarrier(carrier) ?? (unit && carrierOfUnit(unit.unit));
}
