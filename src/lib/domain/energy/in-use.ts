/**
 * Until when a metering point is in use. Its last day is part of it; null: no end is known. Months
 * after the last one ask for nothing, and of the last one only the days up to it.
 */
import { daysInMonth, firstDayOf, monthOf, type EpochDay, type Month } from '../time/day';

export function isAfterUse(month: Month, lastDay: EpochDay | null): boolean {
	return lastDay !== null && month > monthOf(lastDay);
}

/** Days of the month in which the point is in use: none after its end. */
export function daysInUse(month: Month, lastDay: EpochDay | null): number {
	if (lastDay === null) return daysInMonth(month);
	return Math.min(daysInMonth(month), Math.max(0, lastDay - firstDayOf(month) + 1));
}
