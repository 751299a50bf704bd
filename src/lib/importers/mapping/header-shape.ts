import { isBlank } from '../text/csv';
import { isDayHeading, shortened } from './guess-mapping';
import { comparable } from '../cells/half-width';
import type { Document, Mapping } from '../importer';

/**
 * The headings of a table as they are compared between files: the same words in the same order.
 * Days side by side count as one heading, however many there are, for they are others each time.
 */
export function headerShape(cells: readonly string[]): string | null {
	const words = cells.slice(0, MAX_HEADINGS).map((cell) => headingWord(cell));
	while (words.at(-1) === '') words.pop();
	if (words.filter((word) => word !== '').length < MIN_HEADINGS) return null;
	return JSON.stringify(words.filter((word, at) => word !== DAY || words[at - 1] !== DAY));
}

const MAX_HEADINGS = 1_000;
/** One filled cell is a title, and stands above many tables. */
const MIN_HEADINGS = 2;
const DAY = '*day*';

function headingWord(cell: string): string {
	const text = cell.slice(0, 200).trim();
	return isDayHeading(text) ? DAY : comparable(text);
}

/** Headings that a mapping was given for, and what else it rests on. */
export interface TaughtTable {
	shape: string;
	headings: string[];
	/** Rows that were left out, by their distance from the headings, as they were printed. */
	skipped: { offset: number; cells: string[] }[];
}

/** What is to be remembered of a table; null where no headings tell it from others. */
export function taughtTable({ head }: Document, mapping: Mapping): TaughtTable | null {
	const { headerRow, skipRows = [] } = mapping;
	const cells = head[headerRow - 1] ?? [];
	const shape = headerRow === 0 ? null : headerShape(cells);
	if (shape === null) return null;
	const headings = cells.map(shortened).filter((cell) => cell !== '');
	const skipped = skipRows
		.filter((row) => row > headerRow && row <= head.length)
		.map((row) => ({ offset: row - headerRow, cells: head[row - 1]!.map(shortened) }));
	return { shape, headings: headings.slice(0, MAX_SHOWN), skipped };
}

const MAX_SHOWN = 60;

/** The rows of a document that may be its headings, by their shape; the first of each counts. */
export function shapesIn({ head }: Document): Map<string, number> {
	const rows = new Map<string, number>();
	for (const [at, cells] of head.entries()) {
		const shape = isBlank(cells) ? null : headerShape(cells);
		if (shape !== null && !rows.has(shape)) rows.set(shape, at + 1);
	}
	return rows;
}

/**
 * A mapping that was given for another file, moved to where this one has the same headings. Only
 * rows that read the same as those left out then are left out again. A period that was given for
 * the whole table is of that file alone.
 */
export function remapped(
	{ head, sheet }: Document,
	{ mapping, skipped, headerRow }: Pick<TaughtTable, 'skipped'> & RemappedTo
): Mapping {
	const { skipRows: _rows, period: _period, sheet: said, ...lasting } = mapping;
	const onSheet = said !== undefined && sheet !== null ? { sheet } : {};
	const rows = skipped.flatMap(({ offset, cells }) => {
		const row = headerRow + offset;
		const printed = head[row - 1]?.map(shortened) ?? [];
		return printed.join('\0') === cells.join('\0') ? [row] : [];
	});
	return { ...onSheet, ...lasting, headerRow, ...(rows.length > 0 && { skipRows: rows }) };
}

interface RemappedTo {
	mapping: Mapping;
	headerRow: number;
}
