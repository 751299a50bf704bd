/**
 * Judging the bills of one metering point: what in a file is odd by itself, beside the other bills
 * of the file, and beside what is in force. Each check in `checks/` is one function that takes
 * these bills and answers findings; none changes or leaves out a bill. Quantities are compared per
 * day, because periods differ in length. All quantities are in the ledger's unit of the point.
 *
 * A check fires only on evidence: each names how many bills it needs, and what a season, a
 * shut-down or a flat charge explains is no finding.
 */
import type { Where } from '../finding';
import { toNumber } from '../units/decimal';
import type { Bill } from './bill';

/** A bill of the file with its place; `where` is null for one that is in force already. */
export interface PlacedBill extends Bill {
	where: Where | null;
}

export interface PointBills {
	carrier: string;
	unit: string;
	/** Agreed kW of the metering point, for bills that print none. */
	contractKw: number | null;
	/** Of the file, in its order. */
	own: readonly PlacedBill[];
	/** In force on the same point where the file says nothing. */
	before: readonly PlacedBill[];
	/** Rows of the file that could not be read; their reasons have been given. */
	unreadRows: readonly { sheet: string | null; row: number }[];
}

export function allBills({ own, before }: PointBills): PlacedBill[] {
	return [...own, ...before].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Quantity a day. */
export function ratePerDay({ quantity, start, end }: Bill): number {
	return toNumber(quantity) / (end - start);
}

/** Yen a unit; null without yen, and where nothing was used or something credited. */
export function unitPrice({ quantity, costYen }: Bill): number | null {
	const amount = toNumber(quantity);
	return costYen === null || costYen <= 0 || amount <= 0 ? null : costYen / amount;
}

/** Mean length of a Gregorian year. */
const YEAR_DAYS = 365.2425;
const SAME_SEASON_DAYS = 20;
const MOST_YEARS_APART = 3;

/** Bills of the same weeks in the nearest year that has any. */
export function sameSeason<B extends Bill>(bill: Bill, others: readonly B[]): B[] {
	const middle = (one: Bill) => (one.start + one.end) / 2;
	const yearsApart = (other: Bill) => (middle(other) - middle(bill)) / YEAR_DAYS;
	for (let years = 1; years <= MOST_YEARS_APART; years++) {
		const near = others.filter(
			(other) => Math.abs(Math.abs(yearsApart(other)) - years) * YEAR_DAYS <= SAME_SEASON_DAYS
		);
		if (near.length > 0) return near;
	}
	return [];
}

/** The row alone, for figures that stand in another column than the quantity. */
export function rowOf({ where }: PlacedBill): Where | null {
	return where && { ...where, column: null };
}

/** Three digits are enough to compare with. */
export function roughly(value: number): number {
	return Number(value.toPrecision(3));
}
