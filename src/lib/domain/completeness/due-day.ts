/**
 * By when the figures of a month are due. They come with the bill (or the meter's file) that covers
 * the month's last day:
 *
 * - Where the meter is read on a regular day (検針日), that is the first reading after the month's
 *   end: due ten days later, which is what a bill takes to reach the office.
 * - Fuel that a lorry brings is known up to a delivery when that one comes: the first delivery after
 *   the month's end, as far apart as the last year's were at most (a heating oil rests all summer),
 *   and twenty days more.
 * - Where nothing tells when they come (readings, bills by calendar month, bills in no rhythm),
 *   twenty days after the month's end.
 *
 * The reading day is the metering point's own, else the day on which its last bills begin, which is
 * the day after the last one of the bill before. Water is often read every other month: then so.
 */
import {
	addMonths,
	daysInMonth,
	firstDayOf,
	isoDay,
	monthOf,
	monthsFrom,
	type EpochDay,
	type Month
} from '../time/day';

export const DAYS_AFTER_READING = 10;
export const DAYS_AFTER_MONTH = 20;

/** Bills that began longer ago say nothing about when the next one comes. */
export const RHYTHM_DAYS = 190;
const BILLS_LOOKED_AT = 3;
/** Readings are moved by weekends and holidays. */
const MOST_DAYS_APART = 3;
const MOST_MONTHS_APART = 3;

/** Deliveries longer ago say nothing about when the next one comes. */
export const DELIVERY_DAYS = 400;

export type Rhythm = ReadingRhythm | DeliveryRhythm;

/** When the next lorry may come. */
export interface DeliveryRhythm {
	kind: 'deliveries';
	/** Day of the newest delivery. */
	last: EpochDay;
	/** The longest time between two. */
	everyDays: number;
}

/** When a meter is read. */
export interface ReadingRhythm {
	kind: 'readings';
	/** Of the month, 1 to 31; in a shorter month its last day. */
	day: number;
	everyMonths: number;
	/** One of the months in which it is read. */
	month: Month;
}

/** The last day on which the month's figures are not late yet. */
export function dueDay(month: Month, rhythm: Rhythm | null): EpochDay {
	const next = addMonths(month, 1);
	if (!rhythm) return firstDayOf(next) - 1 + DAYS_AFTER_MONTH;
	if (rhythm.kind === 'deliveries') return deliveryAfter(next, rhythm) + DAYS_AFTER_MONTH;
	const since = monthsFrom(rhythm.month, next) % rhythm.everyMonths;
	const read = addMonths(next, (rhythm.everyMonths - since) % rhythm.everyMonths);
	const day = Math.min(rhythm.day, daysInMonth(read));
	return firstDayOf(read) + day - 1 + DAYS_AFTER_READING;
}

/** The first day, from the month on, on which a delivery may be expected at the latest. */
function deliveryAfter(month: Month, { last, everyDays }: DeliveryRhythm): EpochDay {
	const times = Math.ceil((firstDayOf(month) - last) / everyDays);
	return last + Math.max(1, times) * everyDays;
}

export interface ReadingHabits {
	/** The metering point's own. */
	readingDay: number | null;
	/** First days of its bills. */
	billStarts: readonly EpochDay[];
	/** Days of its deliveries and stock takes. */
	deliveryDays: readonly EpochDay[];
}

/** When the figures of a point come; null where nothing tells. A bill of the same days counts instead. */
export function rhythmOf(
	{ readingDay, billStarts, deliveryDays }: ReadingHabits,
	today: EpochDay
): Rhythm | null {
	const bills = billStarts.filter((start) => start > today - RHYTHM_DAYS);
	if (bills.length === 0 && deliveryDays.length > 0)
		return rhythmOfDeliveries(deliveryDays.filter((day) => day > today - DELIVERY_DAYS));
	const billed = rhythmOfBills(bills);
	if (readingDay === null) return billed;
	return { kind: 'readings', everyMonths: 1, month: '2000-01', ...billed, day: readingDay };
}

function rhythmOfDeliveries(deliveryDays: readonly EpochDay[]): DeliveryRhythm | null {
	const days = [...new Set(deliveryDays)].sort((a, b) => a - b);
	const last = days.at(-1);
	if (last === undefined || days.length < 2) return null;
	const gaps = days.slice(1).map((day, index) => day - days[index]!);
	return { kind: 'deliveries', last, everyDays: Math.max(...gaps) };
}

/** What the first days of the last bills have in common. */
function rhythmOfBills(billStarts: readonly EpochDay[]): ReadingRhythm | null {
	const starts = [...new Set(billStarts)].sort((a, b) => a - b).slice(-BILLS_LOOKED_AT);
	const newest = starts.at(-1);
	if (newest === undefined || starts.length < 2) return null;
	const days = starts.map((start) => Number(isoDay(start).slice(8)));
	const months = starts.map(monthOf);
	const gaps = months.slice(1).map((month, index) => monthsFrom(months[index]!, month));
	const [everyMonths = 0] = gaps;
	const regular =
		Math.max(...days) - Math.min(...days) <= MOST_DAYS_APART &&
		gaps.every((gap) => gap === everyMonths && gap >= 1 && gap <= MOST_MONTHS_APART);
	// Bills by calendar month are written so, whenever the meter is read.
	if (!regular || Math.max(...days) === 1) return null;
	return { kind: 'readings', day: Math.max(...days), everyMonths, month: monthOf(newest) };
}
