import { readNumber } from '../cells/numbers';

/** A merged range, rows and columns from 1, both ends included. */
export interface Merge {
	top: number;
	left: number;
	bottom: number;
	right: number;
}

/** Cells that are filled at most: a sheet merged as a whole has 17 thousand million. */
const MAX_FILLED = 1_000_000;

/**
 * Writes the words and days of merged cells into every cell that they cover, as a reader takes
 * them: a heading stands above all its columns, a name beside all its rows. A figure counts once,
 * and a title alone in its row is no heading of columns.
 */
export function spreadMerges(rows: string[][], merges: readonly Merge[]): void {
	let left = MAX_FILLED;
	const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
	for (const merge of merges) {
		const text = rows[merge.top - 1]?.[merge.left - 1] ?? '';
		if (text === '' || readNumber(text).kind === 'number') continue;
		const bottom = Math.min(merge.bottom, rows.length);
		for (let row = merge.top; row <= bottom && left > 0; row++)
			left -= fill(rows[row - 1]!, { ...merge, right: Math.min(merge.right, width) }, text);
	}
}

function fill(cells: string[], { left, right }: Merge, text: string): number {
	const isBeside = (cell: string, index: number) =>
		cell.trim() !== '' && (index < left - 1 || index >= right);
	if (!cells.some(isBeside)) return 1;
	for (let column = left; column <= right; column++) {
		while (cells.length < column) cells.push('');
		if (cells[column - 1] === '') cells[column - 1] = text;
	}
	return right - left + 2;
}

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/;

/** `B2:C3`; null for what is no range. */
export function readRange(text: string): Merge | null {
	const match = RANGE.exec(text);
	if (!match) return null;
	const [left, top] = [columnNumber(match[1]!), Number(match[2])];
	const [right, bottom] = [columnNumber(match[3] ?? match[1]!), Number(match[4] ?? match[2])];
	return { top, left, bottom, right };
}

/** `A` is 1, `XFD` 16,384. */
export function columnNumber(letters: string): number {
	let number = 0;
	for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
	return number;
}
