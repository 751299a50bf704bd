import { finding, type Finding } from '../../finding';
import { epochDay, isoDay, type EpochDay } from '../../time/day';
import type { PlacedBill } from '../placed-bill';

/** Older papers are not in use for anything this product computes. */
const FIRST_YEAR = 1990;
/** Neighbours in the file lie at most so far apart (bimonthly bills), begin to begin. */
const NEIGHBOUR_DAYS = 130;
const YEARS_OFF = [-1, 1, -2, 2, -10, 10, -100, 100];

/**
 * Bills whose year cannot be right: before 1990, or a row that stands between two neighbours it
 * would fit with another year. `own` in the order of the file. Answers the bills with the year
 * they probably mean, so that no other check repeats what is said here.
 */
export function wrongYears(own: readonly PlacedBill[]): {
	bills: PlacedBill[];
	findings: Finding[];
} {
	const findings: Finding[] = [];
	const bills = own.map((bill, index) => {
		const years = yearsOff(bill, own[index - 1], own[index + 1]);
		if (years !== null) {
			const meant = { ...bill, start: shift(bill.start, years), end: shift(bill.end, years) };
			const params = { printed: isoDay(bill.start), meant: isoDay(meant.start) };
			findings.push(finding('warning', 'bill.year_off', params, bill.where));
			return meant;
		}
		if (bill.start < epochDay(FIRST_YEAR, 1, 1))
			findings.push(
				finding('warning', 'bill.year_too_early', { printed: isoDay(bill.start) }, bill.where)
			);
		return bill;
	});
	return { bills, findings };
}

/** By how many years the bill would have to move to stand between its neighbours; null: none. */
function yearsOff(bill: PlacedBill, before?: PlacedBill, after?: PlacedBill): number | null {
	if (!before || !after) return null;
	const [earlier, later] = before.start < after.start ? [before, after] : [after, before];
	const near = later.start - earlier.start <= NEIGHBOUR_DAYS && earlier.end <= later.start;
	if (!near || fits(bill, 0, { earlier, later })) return null;
	return YEARS_OFF.find((years) => fits(bill, years, { earlier, later })) ?? null;
}

/** With a day's grace for bills that name the day of reading twice. */
function fits(
	{ start, end }: PlacedBill,
	years: number,
	{ earlier, later }: { earlier: PlacedBill; later: PlacedBill }
): boolean {
	return shift(start, years) >= earlier.end - 1 && shift(end, years) <= later.start + 1;
}

function shift(day: EpochDay, years: number): EpochDay {
	const [year, month, dayOfMonth] = isoDay(day).split('-').map(Number) as [number, number, number];
	return epochDay(year + years, month, dayOfMonth);
}
