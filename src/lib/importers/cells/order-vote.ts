import { halfWidth } from './half-width';
import {
	bare,
	GROUPS,
	LEADING_WEEKDAY,
	MAX_DATE_LENGTH,
	readGroupedDay,
	splitRange,
	type DateOrder
} from './dates';

/**
 * Finds the one order in which every short date of a column can be read. A single cell with a
 * day above 12 decides; as long as several orders fit every cell the column is `ambiguous`.
 */
export class OrderVote {
	private readonly possible = new Set<DateOrder>(['ymd', 'dmy', 'mdy']);
	private seen = false;

	/** True while more cells could still change the answer. */
	see(cell: string): boolean {
		const dates = shortDatesIn(halfWidth(cell).trim());
		if (dates.length === 0) return true;
		const fitting = [...this.possible].filter((order) => fits(dates, order));
		if (fitting.length === 0) return true;
		this.seen = true;
		for (const order of this.possible) if (!fitting.includes(order)) this.possible.delete(order);
		return this.possible.size > 1;
	}

	get order(): DateOrder | 'ambiguous' {
		if (!this.seen) return 'ymd';
		return this.possible.size === 1 ? [...this.possible][0]! : 'ambiguous';
	}
}

export function decideOrder(cells: Iterable<string>): DateOrder | 'ambiguous' {
	const vote = new OrderVote();
	for (const cell of cells) if (!vote.see(cell)) break;
	return vote.order;
}

/** 01/02/2026 or 26/04/01, with or without a time behind: what needs a column's vote. */
export function isShortDate(cell: string): boolean {
	return GROUPS.test(datePart(halfWidth(cell).trim()));
}

/** A day of the calendar; of a period also its last one, not before the first nor years behind it. */
function fits(dates: string[], order: DateOrder): boolean {
	const days = dates.map((date) => readGroupedDay(date, order));
	const [first, last = first] = days;
	if (first === null || last === null || first === undefined || last === undefined) return false;
	return last >= first && last - first <= LONGEST_PERIOD_DAYS;
}

/** A year and the days by which it may be late. */
const LONGEST_PERIOD_DAYS = 400;

/** `01/02/2026`, or both of `01/02/2026～28/02/2026` and `01/02/2026-28/02/2026`. */
function shortDatesIn(text: string): string[] {
	const alone = datePart(text);
	if (GROUPS.test(alone)) return [alone];
	if (text.length < SHORTEST_PERIOD || text.length > MAX_DATE_LENGTH) return [];
	const parts = splitRange(bare(text)) ?? bare(text).split('-');
	return parts.map((part) => datePart(part.trim())).filter((part) => GROUPS.test(part));
}

/** 1/2/26-3/2/26 */
const SHORTEST_PERIOD = 13;

function datePart(text: string): string {
	return text.replace(LEADING_WEEKDAY, '').split(/[ T]/, 1)[0]!;
}
