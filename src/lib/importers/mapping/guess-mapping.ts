import { carrierIn, knownCarrier } from '../cells/carrier-words';
import { readClock, readStamp } from '../cells/clock';
import { columnsOf, readColumns, type Column } from '../headings/columns';
import { isBlank } from '../text/csv';
import { readDate } from '../cells/dates';
import { isShortDate } from '../cells/order-vote';
import { carrierName, likelyColumns } from './guess-columns';
import {
	findHeader,
	hasQuantity,
	hasWhen,
	headerless,
	readsAsData,
	type Header
} from '../headings/header';
import { headingsAt } from '../headings/header-rows';
import type { ColumnMeaning, Document, Mapping } from '../importer';
import { likelyHeaderRow } from '../reading';
import { findSlotColumns } from '../headings/slot-columns';
import { shapeOf } from '../table-shape';
import { columnName } from '../cells/table-words';
import { unitChoice } from '../cells/unit-words';

/** A column as it is shown to the person who says what it means. */
export interface SheetColumn {
	index: number;
	header: string;
	/** The first cells below the heading. */
	samples: string[];
	/** `slot` and `day`: one of many like columns that are told by the shape of the table. */
	run: 'slot' | 'day' | null;
}

export interface MappingGuess {
	columns: SheetColumn[];
	mapping: Mapping;
}

/** What a table probably means, to be confirmed: nothing is read by a guess alone. */
export function guessMapping(document: Document, givenRow: number | null = null): MappingGuess {
	const { headerRow, skipRows } =
		givenRow === null ? likelyHeading(document) : { headerRow: givenRow, skipRows: [] };
	const sheet = sheetOf(document, { headerRow, skipRows });
	const columns = likelyColumns(headingsOf(document, { headerRow, skipRows }), sheet.body);
	const runs = sheet.columns.map(({ run }) => run);
	const shape = runs.includes('slot') ? 'wide_day' : runs.includes('day') ? 'matrix' : 'rows';
	const rowIs = shape === 'rows' ? rowMeaning(document, columns, sheet.body) : undefined;
	const mapping: Mapping = {
		headerRow,
		shape,
		...(rowIs && { rowIs }),
		...(skipRows.length > 0 && { skipRows }),
		carrier: carrierOf(document, columns, headerRow),
		columns: columns.flatMap((column) => (runs[column.index] ? [] : said(column)))
	};
	return { columns: sheet.columns, mapping };
}

type Headings = Pick<Mapping, 'headerRow' | 'skipRows'>;

/** The columns of a table whose headings stand in the given row (0: it has none). */
export function sheetOf(document: Document, headings: Headings) {
	const headers = headingsOf(document, headings);
	const { headerRow, skipRows = [] } = headings;
	const body = document.head.filter(
		(cells, at) => at >= headerRow && !skipRows.includes(at + 1) && !isBlank(cells)
	);
	const runs = runsOf(headers);
	const columns: SheetColumn[] = headers.map((header, index) => ({
		index,
		header: columnName(header, index).slice(0, MAX_CELL_LENGTH),
		samples: body.slice(0, MAX_SAMPLES).map((cells) => shortened(cells[index])),
		run: runs[index] ?? null
	}));
	return { columns, body };
}

const MAX_SAMPLES = 3;
export const MAX_CELL_LENGTH = 60;

export function shortened(cell: string | undefined): string {
	return (cell ?? '').trim().slice(0, MAX_CELL_LENGTH);
}

/** With the rows right below that are left out: units, or the columns of a group. */
function headingsOf({ head }: Document, { headerRow, skipRows = [] }: Headings): string[] {
	let count = 1;
	while (skipRows.includes(headerRow + count)) count++;
	const ways = headerRow === 0 ? [] : headingsAt(head, headerRow - 1);
	const cells = ways.find((way) => way.count === count)?.cells ?? head[headerRow - 1] ?? [];
	const width = Math.max(0, ...head.map((row) => row.length));
	return Array.from({ length: width }, (_, index) => (cells[index] ?? '').trim());
}

function likelyHeading(document: Document): { headerRow: number; skipRows: number[] } {
	const { head } = document;
	const whole = (columns: Column[]) => hasQuantity(columns) && hasWhen(columns);
	const found =
		findHeader(head, whole) ?? findHeader(head, hasQuantity) ?? findHeader(head, hasWhen);
	if (!found) {
		const none = headerless(head) !== null || readsAsData(head[0] ?? []);
		return { headerRow: none ? 0 : likelyHeaderRow(document), skipRows: [] };
	}
	const rows = headingRows(head, found);
	const headerRow = found.row - rows + 1;
	return { headerRow, skipRows: Array.from({ length: rows - 1 }, (_, at) => headerRow + at + 1) };
}

/** Over how many rows the headings go that were found. */
function headingRows(head: string[][], { row, columns }: Header): number {
	const printed = columns.map(({ header }) => header).join('\0');
	const counts = [3, 2].filter((count) => row >= count);
	const isWhole = (count: number) =>
		headingsAt(head, row - count).some(
			(way) => way.count === count && likeColumns(way.cells) === printed
		);
	return counts.find(isWhole) ?? 1;
}

const likeColumns = (cells: string[]): string =>
	readColumns(cells)
		.map(({ header }) => header)
		.join('\0');

/** Fewer days across are a comparison of dates, not a table of them. */
const MIN_DAYS_ACROSS = 2;

function runsOf(headers: string[]): SheetColumn['run'][] {
	const slots = findSlotColumns(headers)?.indexes ?? [];
	const days = headers.flatMap((header, index) => (isDayHeading(header) ? [index] : []));
	const across = days.length >= MIN_DAYS_ACROSS ? days : [];
	return headers.map((_, index) => {
		if (slots.includes(index)) return 'slot';
		return across.includes(index) ? 'day' : null;
	});
}

export function isDayHeading(header: string): boolean {
	return isShortDate(header) || readDate(header, 'ymd')?.precision === 'day';
}

function rowMeaning(document: Document, columns: Column[], body: string[][]) {
	const kind = shapeOf(document)?.kind;
	if (kind === 'bills') return 'bill';
	const timed = columnsOf(columns, 'time').length > 0 || hasTimes(columns, body);
	return kind === 'interval_rows' || timed ? 'reading' : 'bill';
}

function hasTimes(columns: Column[], body: string[][]): boolean {
	return columnsOf(columns, 'date').some(({ index }) =>
		body.some((cells) => (readStamp(cells[index] ?? '', 'dmy')?.minutes ?? 0) > 0)
	);
}

/** '' where a person must say it. */
function carrierOf(document: Document, columns: Column[], headerRow: number): string {
	const quantities = columnsOf(columns, 'quantity');
	const [named, ...others] = quantities.map(carrierName).toSorted(unknownFirst);
	if (named) return named;
	// Beside a column of electricity another one is not electricity too.
	if (others.some((carrier) => carrier !== null)) return '';
	if (quantities.some(({ carrier }) => carrier !== null)) return '';
	const titles = document.head.slice(0, headerRow).flat().join(' ').slice(0, 2_000);
	const unit = quantities[0]?.unit?.unit ?? null;
	const told = knownCarrier(carrierIn(`${titles} ${document.fileName}`, unit));
	const timed = columns.some(isClock) || columnsOf(columns, 'time').length > 0;
	return told ?? (timed ? 'electricity' : '');
}

const unknownFirst = (a: string | null, b: string | null) =>
	Number(a !== null) - Number(b !== null);

/** Times of day without another word are electricity's. */
function isClock({ header }: Column): boolean {
	return readClock(header) !== null;
}

function said({ index, means, unit, ...column }: Column): Mapping['columns'] {
	if (means === null || means === 'ignore') return [];
	if (means !== 'quantity') return [{ index, means: means satisfies ColumnMeaning }];
	const carrier = knownCarrier(column.carrier);
	const word = unitChoice(unit);
	return [{ index, means, ...(word && { unit: word }), ...(carrier && { carrier }) }];
}
