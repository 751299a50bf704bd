/**
 * Days and months as the ledger holds them. A day is the count of days since 1970-01-01
 * (proleptic Gregorian), a month is `YYYY-MM`. Periods are half-open: [start, end).
 */
export type EpochDay = number;
/** `YYYY-MM` */
export type Month = string;

const MS_PER_DAY = 86_400_000;

export function epochDay(year: number, month: number, dayOfMonth: number): EpochDay {
	return Date.UTC(year, month - 1, dayOfMonth) / MS_PER_DAY;
}

/** `2026-07-01` → epoch day; null when it is no day of the calendar. */
export function parseIsoDay(text: string): EpochDay | null {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!match) return null;
	const day = epochDay(Number(match[1]), Number(match[2]), Number(match[3]));
	return isoDay(day) === text ? day : null;
}

export function isoDay(day: EpochDay): string {
	return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export function monthOf(day: EpochDay): Month {
	return isoDay(day).slice(0, 7);
}

export function firstDayOf(month: Month): EpochDay {
	return epochDay(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
}

export function addMonths(month: Month, count: number): Month {
	const index = indexOf(month) + count;
	const year = String(Math.floor(index / 12)).padStart(4, '0');
	return `${year}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** How many months `to` is after `from`; negative where it is before. */
export function monthsFrom(from: Month, to: Month): number {
	return indexOf(to) - indexOf(from);
}

function indexOf(month: Month): number {
	return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

export function daysInMonth(month: Month): number {
	return firstDayOf(addMonths(month, 1)) - firstDayOf(month);
}

/** Every month from `from` to `to`, both included. */
export function monthsBetween(from: Month, to: Month): Month[] {
	const months: Month[] = [];
	for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
	return months;
}

/** The fiscal year a month lies in, named after the calendar year of its first month. */
export function fiscalYearOf(month: Month, startMonth = 4): number {
	const year = Number(month.slice(0, 4));
	return Number(month.slice(5)) >= startMonth ? year : year - 1;
}

/** The calendar day in Japan at an instant; Japan keeps one time all year. */
export function todayInJapan(nowMs: number): EpochDay {
	return Math.floor((nowMs + 9 * 3_600_000) / 86_400_000);
}
