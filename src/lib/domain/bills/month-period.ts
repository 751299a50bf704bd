import {
	addMonths,
	daysInMonth,
	epochDay,
	firstDayOf,
	type EpochDay,
	type Month
} from '../time/day';

/**
 * The days that a bill of a month (年月) is for, [start, end): the calendar month, or, where the
 * meter is read on a day of its own, from the reading of the month before to the day before this
 * month's.
 */
export function periodOfMonth(
	month: Month,
	readingDay: number | null
): { start: EpochDay; end: EpochDay } {
	if (readingDay === null)
		return { start: firstDayOf(month), end: firstDayOf(addMonths(month, 1)) };
	return { start: dayIn(addMonths(month, -1), readingDay), end: dayIn(month, readingDay) };
}

/** The 31st of a shorter month is its last day. */
export function dayIn(month: Month, dayOfMonth: number): EpochDay {
	const day = Math.min(dayOfMonth, daysInMonth(month));
	return epochDay(Number(month.slice(0, 4)), Number(month.slice(5)), day);
}
