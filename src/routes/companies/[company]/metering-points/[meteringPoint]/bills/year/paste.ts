import { cellsOf } from '$lib/ui/pasted-cells';
import { typedFigure } from '$lib/ui/typed-figure';

/**
 * The block as lines of (quantity, yen): a column of months before the figures goes, and a year
 * that was copied across is turned.
 */
export function blockOf(text: string): string[][] {
	const cells = cellsOf(text);
	const [first = []] = cells;
	const across = cells.length <= 2 && first.length > 2 && typedFigure(first[0]!) !== null;
	const turned = across ? transposed(cells) : cells;
	const filled = turned.filter((line) => line.some((cell) => cell !== ''));
	const named =
		filled.length > 0 && filled.every(([cell = '']) => cell === '' || typedFigure(cell) === null);
	const bare = named ? filled.map((line) => line.slice(1)) : turned;
	const [heading] = bare;
	const headed = heading?.every((cell) => cell !== '' && typedFigure(cell) === null) ?? false;
	return headed ? bare.slice(1) : bare;
}

const transposed = (cells: string[][]) =>
	Array.from({ length: cells[0]?.length ?? 0 }, (_, at) => cells.map((line) => line[at] ?? ''));

export interface Cell {
	row: number;
	column: number;
	text: string;
}

/** Where each cell of a block lands from the cell it is pasted into. */
export function landing(block: string[][], at: { row: number; column: number }): Cell[] {
	return block.flatMap((line, down) =>
		line.flatMap((text, across) => {
			const column = at.column + across;
			return column < 2 ? [{ row: at.row + down, column, text }] : [];
		})
	);
}
