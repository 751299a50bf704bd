import { readSupplyPoint } from './cells';

const DIGITS = 22;

/** A supply-point number of 22 digits in the lines above a table, however it is written. */
export function numberOfPoint(titles: string[][]): string | null {
	for (const cell of titles.flat()) {
		for (const part of cell.split(/[：:\s]/)) {
			const { number } = readSupplyPoint(part);
			if (number !== null && /^\d+$/.test(number) && number.length === DIGITS) return number;
		}
	}
	return null;
}
