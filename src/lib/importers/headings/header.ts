import { carrierOfPoint } from './british-points';
import { cellOf } from '../cells/cells';
import { readStamp } from '../cells/clock';
import { columnsOf, readColumns, type Column } from './columns';
import { readDate } from '../cells/dates';
import { headingsAt, isTitle } from './header-rows';
import { readNumber } from '../cells/numbers';
import { readUnit } from '../cells/unit-words';

/** The headings of a table and where its rows begin. */
export interface Header {
	/** Last row of the headings (from 1); 0 where the table begins with data. */
	row: number;
	columns: Column[];
	/** Text above the table: titles, facility names, units. */
	preamble: string;
	/** True when a person said what the columns mean. */
	mapped: boolean;
}

/** The first row that reads as headings for `fits`; the rows of a group above and of units below are taken along. */
export function findHeader(rows: string[][], fits: (columns: Column[]) => boolean): Header | null {
	for (let index = 0; index < rows.length; index++) {
		const cells = rows[index]!;
		if (isTitle(cells) || readsAsData(cells)) continue;
		for (const heading of headingsAt(rows, index)) {
			const row = index + heading.count;
			const columns = withInferred(readColumns(heading.cells), rows.slice(row, row + 3));
			if (fits(columns)) return { row, columns, preamble: above(rows, index), mapped: false };
		}
	}
	return null;
}

function withInferred(columns: Column[], below: string[][]): Column[] {
	return withPointInferred(withUnitInferred(withDateInferred(columns, below), below), below);
}

/** What a British meter point measures, told by its number. */
function withPointInferred(columns: Column[], below: string[][]): Column[] {
	const point = columnsOf(columns, 'supplyPointNumber')[0];
	if (point) point.carrier = carrierOfPoint(point, cellOf(below[0] ?? [], point));
	return columns;
}

/** `1,234kWh` in the cells under a heading without a unit. */
function withUnitInferred(columns: Column[], below: string[][]): Column[] {
	for (const column of columnsOf(columns, 'quantity')) {
		const reading = readNumber(below[0]?.[column.index] ?? '');
		const suffix = reading.kind === 'number' && reading.suffix ? readUnit(reading.suffix) : null;
		if (column.unit === null && suffix) column.unit = { unit: suffix.unit, power: 0 };
	}
	return columns;
}

/** A column that no heading calls a date, but whose first cells are days or stamps. */
function withDateInferred(columns: Column[], below: string[][]): Column[] {
	if (hasWhen(columns) || below.length === 0) return columns;
	const dated = columns.find(({ index }) =>
		below.every(
			(cells) => readStamp(cells[index] ?? '', 'dmy') ?? readStamp(cells[index] ?? '', 'mdy')
		)
	);
	if (dated) dated.means = 'date';
	return columns;
}

/** A data row holds a date and a figure; headings hold neither. */
export function readsAsData(cells: string[]): boolean {
	const hasDate = cells.some(
		(cell) => readDate(cell, 'dmy') !== null || readStamp(cell, 'dmy') !== null
	);
	return hasDate && cells.some((cell) => readNumber(cell).kind === 'number');
}

function above(rows: string[][], index: number): string {
	return rows.slice(0, index).flat().join(' ').slice(0, 2_000);
}

export function hasWhen(columns: Column[]): boolean {
	return columnsOf(columns, 'date').length + columnsOf(columns, 'start').length > 0;
}

export function hasQuantity(columns: Column[]): boolean {
	return columns.some(({ means }) => means === 'quantity' || means === 'register');
}

/** A table without headings: a stamp with a time of day and one figure, from the first row on. */
export function headerless(rows: string[][]): Header | null {
	const first = rows[0] ?? [];
	const stamps = first.flatMap((cell, index) => (hasTime(cell) ? [index] : []));
	const figures = first.flatMap((cell, index) =>
		isFigure(cell) && !stamps.includes(index) ? [index] : []
	);
	if (stamps.length !== 1 || figures.length !== 1) return null;
	const columns = readColumns(first.map(() => ''));
	columns[stamps[0]!]!.means = 'date';
	columns[figures[0]!]!.means = 'quantity';
	for (const column of columns) {
		if (column.means === null) column.means = 'label';
	}
	return { row: 0, columns, preamble: '', mapped: false };
}

function hasTime(cell: string): boolean {
	const stamp = readStamp(cell, 'dmy') ?? readStamp(cell, 'mdy');
	return stamp !== null && stamp.minutes !== null;
}

function isFigure(cell: string): boolean {
	return readNumber(cell).kind === 'number';
}
