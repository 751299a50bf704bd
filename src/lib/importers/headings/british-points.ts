import { columnsOf, type Column } from './columns';
import { comparable } from '../cells/half-width';

/**
 * Meter points of Great Britain: MPAN for electricity, MPRN (MPR) for gas; some exports put both
 * in a column named after one of them. Where such a column stands, dates are printed day first.
 * Source: Retail Energy Code, MPAN core of 13 digits (21 with its top line), MPRN of 6 to 10.
 */
const HEADING = /^(?:mpan|mprn?|mpxn)(?:core|number|no|alias)?$/;

export function isBritish(columns: Column[]): boolean {
	return columnsOf(columns, 'supplyPointNumber').some(isBritishPoint);
}

function isBritishPoint({ header }: Column): boolean {
	return HEADING.test(comparable(header).replace(/\./g, ''));
}

/** What a British meter point measures, by the length of its number; null for any other. */
export function carrierOfPoint(column: Column | undefined, cell: string): string | null {
	if (!column || !isBritishPoint(column)) return null;
	const digits = cell.replace(/\s/g, '');
	if (/^(?:\d{13}|\d{21})$/.test(digits)) return 'electricity';
	return /^\d{6,10}$/.test(digits) ? 'city_gas' : null;
}
