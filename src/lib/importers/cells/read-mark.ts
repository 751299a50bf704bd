import { comparable } from './half-width';

/** How a row or a slot came about, as the file marks it. */
export type ReadMark = 'actual' | 'estimated' | 'missing';

const ESTIMATED = /推定|推計|見込|概算|補完|補間|^e(?:st(?:imated)?)?$/;
/** A figure beside it stands for nothing that was measured. */
const MISSING = /欠測|欠損|未計測|^missing$/;
/** A mark in a column that is headed 推定. */
const TICK = /^(?:[○◯〇●✓✔*※]|1|true|yes|y|有|はい|該当)$/;
const ESTIMATED_HEADING = /推定|^est(?:imated)?(?:flag)?$/;
/** Headings that name both (確定・推定, E/A) leave it to the words in the cells. */
const EITHER = /確定|実測|actual|a\/?e/;

/** 推定, E, 補完; 欠測; in a column headed 推定 a tick. */
export function readMark(cell: string, heading = ''): ReadMark {
	const text = comparable(cell);
	const title = comparable(heading);
	if (text === '') return 'actual';
	if (ESTIMATED.test(text)) return 'estimated';
	if (MISSING.test(text)) return 'missing';
	const ticked = ESTIMATED_HEADING.test(title) && !EITHER.test(title) && TICK.test(text);
	return ticked ? 'estimated' : 'actual';
}
