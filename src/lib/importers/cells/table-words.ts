import { comparable } from './half-width';
import { readNumber } from './numbers';

const TOTAL =
	/^(?:総?合計|総計|小計|中計|累計|計|年間?計|年間合計|月計|合計値|total|grandtotal|subtotal|sum)(?:\(.*\))?[:：]?$/;
const STATISTIC =
	/^(?:平均|月平均|年平均|最大|最小|average|avg|mean|maximum|minimum|max|min)(?:値)?[:：]?$/;
/** The heading of a column that sums others. */
export const TOTAL_COLUMN = /合計|総|計(?:[(（]|$)|total/i;

const REMARK = /^[※*＊注#]/;

/** Columns in which 合計 may stand: names and dates come first. */
const LABEL_COLUMNS = 8;

/** A row that sums or averages others: never added, but a sum is compared. */
export function totalKind(cells: string[]): 'total' | 'statistic' | null {
	const words = cells.slice(0, LABEL_COLUMNS).map((cell) => comparable(cell.slice(0, 40)));
	if (words.some((word) => TOTAL.test(word))) return 'total';
	return words.some((word) => STATISTIC.test(word)) ? 'statistic' : null;
}

/** A remark below the table: a single filled cell without a figure, or one that begins with ※. */
export function isRemark(cells: string[]): boolean {
	const filled = cells.filter((cell) => cell.trim() !== '');
	if (filled.length === 0) return false;
	return (
		REMARK.test(filled[0]!.trim()) ||
		(filled.length === 1 && readNumber(filled[0]!).kind !== 'number')
	);
}

/** `A`, `B` … `AA`: how a spreadsheet names a column that has no heading. */
export function columnLetter(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

export function columnName(header: string, index: number): string {
	return header.trim() === '' ? columnLetter(index) : header.trim();
}
