import { overlaps as overlapsOf } from '../../calendarisation/bill-findings';
import { finding, type Finding } from '../../finding';
import { isoDay } from '../../time/day';
import type { PlacedBill, PointBills } from '../placed-bill';

/** So many bills, and so many of all, that share one day with the next: the file prints it so. */
const HABIT = { bills: 3, share: 0.6 };

/**
 * Bills of one file that overlap. Where nearly all share the day of reading with the next bill,
 * that is said once, with what to do.
 */
export function overlaps({ own }: PointBills): Finding[] {
	// Bills of the very same period have been named with their rows already.
	const periods = new Map(own.map((bill) => [`${bill.start} ${bill.end}`, bill]));
	const ordered = [...periods.values()].sort((a, b) => a.start - b.start || a.end - b.end);
	return dayShared(ordered) ?? overlapsOf(ordered);
}

function dayShared(ordered: readonly PlacedBill[]): Finding[] | null {
	const sharing = ordered.filter(
		({ start }, index) => index > 0 && ordered[index - 1]!.end === start + 1
	);
	const most = sharing.length >= HABIT.share * (ordered.length - 1);
	if (sharing.length < HABIT.bills || !most) return null;
	const params = { count: sharing.length, day: isoDay(sharing[0]!.start) };
	return [finding('warning', 'bill.reading_day_twice', params, sharing[0]!.where)];
}
