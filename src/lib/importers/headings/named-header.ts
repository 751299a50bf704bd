import { readColumns, type Column } from './columns';
import { comparable } from '../cells/half-width';
import type { Header } from './header';

/** The heading row of a layout that is known by its names, in whatever order and width they stand. */
export function findNamed(head: string[][], names: readonly string[]): Header | null {
	const wanted = names.map(worded);
	const at = head.findIndex((cells) => {
		const words = cells.map((cell) => worded(cell.slice(0, MAX_HEADING_LENGTH)));
		return wanted.every((name) => words.includes(name));
	});
	if (at === -1) return null;
	const preamble = head.slice(0, at).flat().join(' ').slice(0, MAX_PREAMBLE_LENGTH);
	return { row: at + 1, columns: readColumns(head[at]!), preamble, mapped: false };
}

/** The column of that name; undefined where there is none. */
export function columnNamed({ columns }: Header, name: string): Column | undefined {
	const wanted = worded(name);
	return columns.find(({ header }) => worded(header) === wanted);
}

/** お客さま番号 and お客様番号 are one word. */
function worded(heading: string): string {
	return comparable(heading).replace(/さま/g, '様');
}

const MAX_HEADING_LENGTH = 80;
const MAX_PREAMBLE_LENGTH = 2_000;
