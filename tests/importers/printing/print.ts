import fc from 'fast-check';
import { firstDayOf, type EpochDay, type Month } from '$lib/domain/time/day';
import type { Decimal } from '$lib/domain/units/decimal';
import { workbook, type Cell } from '../made-workbook';
import { ENCODERS, ENCODINGS } from './encoders';
import {
	DAY_STYLES,
	DAYS,
	FIGURE_STYLES,
	FIGURES,
	MONTH_STYLES,
	MONTHS,
	plainFigure,
	type DayStyle
} from './styles';

/** A cell of a model table, not yet written in any style. */
export type ModelCell =
	| string
	| { figure: Decimal; unit?: string }
	| { day: EpochDay; minutes?: number }
	| { period: readonly [first: EpochDay, last: EpochDay] }
	| { month: Month };

/** A table of a layout with what it says, as the printer knows it. */
export interface ModelTable {
	fileName?: string;
	/** Rows that may stand above in this layout, in front of those that must. */
	titles?: ModelCell[][];
	rows: ModelCell[][];
	total?: ModelCell[];
	expected: ExpectedSet[];
	/** Days printed in a column whose order somebody has to know. */
	days?: EpochDay[];
}

/** Rows: [start, end, quantity, yen], of readings [day, minutes of a slot, slots …]. */
export interface ExpectedSet {
	carrier: string;
	unit: string;
	label?: string | null;
	supplyPointNumber?: string | null;
	rows: (string | number | null)[][];
}

/** In which styles a layout may be printed; none: all of them. */
export interface Allowed {
	dayStyles?: readonly DayStyle[];
}

export function styleOf({ dayStyles = DAY_STYLES }: Allowed) {
	return fc.record({
		form: fc.constantFrom('text', 'text', 'typed workbook', 'printed workbook'),
		encoding: fc.constantFrom(...ENCODINGS),
		delimiter: fc.constantFrom(',', ',', '\t', ';'),
		quotes: fc.constantFrom('needed', 'all'),
		lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
		lastLineEnd: fc.constantFrom('there', 'missing'),
		figures: fc.constantFrom(...FIGURE_STYLES),
		days: fc.constantFrom(...dayStyles),
		months: fc.constantFrom(...MONTH_STYLES),
		titles: fc.constantFrom('there', 'missing'),
		blankRows: fc.constantFrom(0, 1, 3),
		total: fc.constantFrom('there', 'missing')
	});
}
export type Style = ReturnType<typeof styleOf> extends fc.Arbitrary<infer S> ? S : never;

export interface PrintedFile {
	bytes: Uint8Array;
	fileName: string;
}

export function print(table: ModelTable, style: Style): PrintedFile {
	const rows = framed(table, style);
	const name = table.fileName ?? 'made';
	if (style.form === 'text') return { bytes: asText(rows, style), fileName: `${name}.csv` };
	const toCell = style.form === 'typed workbook' ? typedCell : textCell;
	const cells = rows.map((row) => row.map((cell) => toCell(cell, style)));
	return { bytes: workbook([{ rows: cells }]), fileName: `${name}.xlsx` };
}

/** The cells as they are printed, for whoever lays them out otherwise. */
export function printedRows(table: ModelTable, style: Style): string[][] {
	return framed(table, style).map((row) => row.map((cell) => written(cell, style)));
}

/** With titles above and blank rows and a total below, where the layout has them. */
function framed(table: ModelTable, style: Style): ModelCell[][] {
	const { titles = [], rows, total } = table;
	const above = style.titles === 'there' ? titles : [];
	const below = style.total === 'there' && total ? [total] : [];
	const blank = Array.from({ length: style.blankRows }, () => ['']);
	return [...above, ...rows, ...below, ...blank];
}

function asText(rows: ModelCell[][], style: Style): Uint8Array {
	const { lineEnd, encoding, lastLineEnd } = style;
	const lines = rows.map((row) =>
		asLine(
			row.map((cell) => written(cell, style)),
			style
		)
	);
	const text = lines.join(lineEnd) + (lastLineEnd === 'there' ? lineEnd : '');
	return ENCODERS[encoding](text);
}

export function asLine(cells: string[], how: Pick<Style, 'quotes' | 'delimiter'>): string {
	return cells.map((cell) => quoted(cell, how)).join(how.delimiter);
}

function quoted(text: string, { quotes, delimiter }: Pick<Style, 'quotes' | 'delimiter'>): string {
	const needed = text.includes(delimiter) || /["\r\n]/.test(text);
	return needed || quotes === 'all' ? `"${text.replaceAll('"', '""')}"` : text;
}

export function written(cell: ModelCell, style: Style): string {
	if (typeof cell === 'string') return cell;
	if ('figure' in cell) return writtenFigure(cell, style);
	if ('month' in cell) return MONTHS[style.months](cell.month);
	if ('period' in cell) return cell.period.map(DAYS[style.days]).join('～');
	const time = cell.minutes === undefined ? '' : ` ${clock(cell.minutes)}`;
	return DAYS[style.days](cell.day) + time;
}

/** Without a unit to print behind them, figures stand alone. */
function writtenFigure({ figure, unit }: { figure: Decimal; unit?: string }, style: Style): string {
	if (unit !== undefined) return FIGURES[style.figures](figure, unit);
	if (style.figures === 'withUnit') return FIGURES.plain(figure);
	return FIGURES[style.figures === 'groupedWithUnit' ? 'grouped' : style.figures](figure, '');
}

export function clock(minutes: number): string {
	const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
	return `${hours}:${String(minutes % 60).padStart(2, '0')}`;
}

function textCell(cell: ModelCell, style: Style): Cell {
	return written(cell, style) || null;
}

/** Serial of 1970-01-01. */
const EPOCH = 25_569;

/** As a spreadsheet program keeps it: 24:00 and whole periods are texts. */
function typedCell(cell: ModelCell, style: Style): Cell {
	if (typeof cell === 'string' || 'period' in cell) return written(cell, style) || null;
	if ('figure' in cell) return { v: plainFigure(cell.figure), format: figureFormat(style) };
	if ('month' in cell) return { v: firstDayOf(cell.month) + EPOCH, format: 'yyyy"年"m"月"' };
	if (cell.minutes === undefined) return { v: cell.day + EPOCH, format: 14 };
	if (cell.minutes === 1440) return `${DAYS.slashed(cell.day)} 24:00`;
	return { v: cell.day + EPOCH + cell.minutes / 1440, format: 22 };
}

function figureFormat({ figures }: Style): string | number {
	return figures === 'plain' ? 0 : figures === 'grouped' ? '#,##0' : '#,##0.00_ ;[Red]-#,##0.00 ';
}
