import { readDate } from '../cells/dates';
import { readNumber } from '../cells/numbers';
import { readUnit } from '../cells/unit-words';

/**
 * Headings of several rows as one: a group (電気) over its columns (使用量, 料金), and units
 * (kWh, 円) below. A group stands above all its columns, printed in each (a merged cell of a
 * workbook) or in the first alone.
 */
const MAX_ROWS = 3;

/** Each way to read the headings that begin at a row, the most rows first. */
export function headingsAt(rows: string[][], index: number): { cells: string[]; count: number }[] {
	const ways = [{ cells: trimmed(rows[index]!), count: 1 }];
	for (let count = 2; count <= MAX_ROWS; count++) {
		const below = trimmed(rows[index + count - 1] ?? []);
		const above = ways[0]!.cells;
		const cells = withUnits(above, below) ?? withColumns(above, below);
		if (!cells) break;
		ways.unshift({ cells, count });
	}
	return ways;
}

function trimmed(cells: string[]): string[] {
	return cells.map((cell) => cell.trim());
}

/** `年月,電気,ガス` over `,(kWh),(m3)`. */
function withUnits(above: string[], below: string[]): string[] | null {
	const units = below.map((cell, index) => (cell === above[index] ? '' : cell));
	const filled = units.filter((cell) => cell !== '');
	const isUnit = (cell: string) => readUnit(cell.replace(/^[(（[]|[)）\]]$/g, '')) !== null;
	if (filled.length === 0 || !filled.every(isUnit)) return null;
	const bracketed = (unit: string) => (unit === '' || /^[(（[]/.test(unit) ? unit : `(${unit})`);
	return joined(grouped(above, units), units.map(bracketed), '');
}

/** `年月,電気,,ガス,` over `,使用量(kWh),料金(円),使用量(m3),料金(円)`. */
function withColumns(above: string[], below: string[]): string[] | null {
	const own = below.map((cell, index) => (cell === above[index] ? '' : cell));
	const filled = own.filter((cell) => cell !== '');
	if (filled.length < 2 || !filled.every(isHeading)) return null;
	const groups = grouped(above, own);
	const both = own.some((cell, index) => cell !== '' && groups[index] !== '');
	// A title of several cells stands above all columns; among headings one has no group (年月).
	const alone = groups.some((cell, index) => (cell === '') !== ((own[index] ?? '') === ''));
	return both && alone ? joined(groups, own, ' ') : null;
}

/** A group printed above its first column alone stands above the next ones too. */
function grouped(above: string[], below: string[]): string[] {
	const width = Math.max(above.length, below.length);
	const groups = Array.from({ length: width }, (_, index) => above[index] ?? '');
	for (let index = 1; index < width; index++) {
		const isOpen = groups[index] === '' && (below[index] ?? '') !== '';
		if (isOpen && (below[index - 1] ?? '') !== '') groups[index] = groups[index - 1]!;
	}
	return groups;
}

function joined(above: string[], below: string[], between: string): string[] {
	return above.map((cell, index) => {
		const own = below[index] ?? '';
		return cell === '' || own === '' ? cell + own : cell + between + own;
	});
}

/** Neither a figure, nor a day, nor a mark for a missing one. */
function isHeading(cell: string): boolean {
	return readNumber(cell).kind === 'unreadable' && readDate(cell, 'dmy') === null;
}

/** A title merged over its table, or the same word in every cell: no headings. */
export function isTitle(cells: string[]): boolean {
	const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
	return new Set(filled).size < 2;
}
