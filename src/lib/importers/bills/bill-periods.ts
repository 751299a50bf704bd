import { dayIn, periodOfMonth } from '$lib/domain/bills/month-period';
import { finding, type Finding } from '$lib/domain/finding';
import { addMonths, isoDay, monthOf, type EpochDay } from '$lib/domain/time/day';
import type { BillDraft } from './bill-rows';

/**
 * Which days a bill covers, from what its file and its metering point say: printed periods as
 * they are; a month as the calendar month, or from reading day to reading day where the point
 * has one; a lone reading day from the previous one in the file to the day before this one.
 */
export interface DatedBill extends BillDraft {
	start: EpochDay;
	end: EpochDay;
}

export interface PeriodContext {
	readingDay: number | null;
	/** Heading of the date column: 検針日 means reading days, 使用月 means months. */
	heading: string;
	/** What a person said of lone days, whatever the heading. */
	dayMeans?: 'month' | 'readingDay';
}

export function datePeriods(
	drafts: BillDraft[],
	context: PeriodContext
): { bills: DatedBill[]; findings: Finding[] } {
	const findings: Finding[] = [];
	const days = drafts.filter(({ when }) => when.precision === 'day');
	const asMonths = context.dayMeans
		? context.dayMeans === 'month'
		: daysMeanMonths(
				days.map(({ when }) => when.start),
				context.heading
			);
	const dated = drafts.map((draft) => {
		const { precision } = draft.when;
		const monthly = precision === 'month' || (precision === 'day' && asMonths);
		if (monthly) return monthPeriod(draft, context.readingDay);
		return { ...draft, start: draft.when.start, end: draft.when.end };
	});
	const months = dated.find(({ when }) => when.precision !== 'period');
	if (months && (asMonths || days.length === 0)) findings.push(monthNote(months, context));
	if (days.length === 0 || asMonths) return { bills: dated, findings };
	const lone = dated.filter(({ when }) => when.precision === 'day');
	for (const group of byPoint(lone).values()) findings.push(...chain(group, context.readingDay));
	return { bills: dated.filter(({ start, end }) => end > start), findings };
}

export const MONTH_HEADING = /月$|月分|month/i;

/** First days or last days of months throughout, or a heading that says month. */
export function daysMeanMonths(days: readonly EpochDay[], heading: string): boolean {
	if (days.length === 0 || /検針日|reading/i.test(heading)) return false;
	if (MONTH_HEADING.test(heading)) return true;
	const firsts = days.every((day) => isoDay(day).endsWith('-01'));
	return firsts || days.every((day) => isoDay(day + 1).endsWith('-01'));
}

function monthPeriod(draft: BillDraft, readingDay: number | null): DatedBill {
	return { ...draft, ...periodOfMonth(monthOf(draft.when.start), readingDay) };
}

function monthNote({ row, when }: DatedBill, { readingDay, heading }: PeriodContext): Finding {
	const params = { month: monthOf(when.start), readingDay: readingDay ?? 0 };
	const code = readingDay === null ? 'bill.calendar_month' : 'bill.month_by_reading_day';
	return finding('note', code, params, { row, column: heading });
}

function byPoint(bills: DatedBill[]): Map<string, DatedBill[]> {
	return Map.groupBy(bills, ({ supplyPointNumber, label, carrier }) =>
		JSON.stringify([supplyPointNumber, label, carrier])
	);
}

/** Each reading day ends a period that began at the one before. Sets `start` and `end` in place. */
function chain(bills: DatedBill[], readingDay: number | null): Finding[] {
	const dates = [...new Set(bills.map(({ when }) => when.start))].sort((a, b) => a - b);
	const first = firstStart(dates, readingDay);
	for (const bill of bills) {
		const position = dates.indexOf(bill.when.start);
		bill.start = position === 0 ? first : dates[position - 1]!;
		bill.end = bill.when.start;
	}
	if (readingDay !== null) return [];
	const earliest = bills.find(({ when }) => when.start === dates[0])!;
	const params = { from: isoDay(first), to: isoDay(dates[0]! - 1) };
	return [finding('warning', 'bill.first_period_assumed', params, { row: earliest.row })];
}

/** A month before the first reading; where all others lie equally far apart (bimonthly), as far. */
function firstStart(dates: EpochDay[], readingDay: number | null): EpochDay {
	const first = dates[0]!;
	const gaps = dates.slice(1).map((date, index) => date - dates[index]!);
	const steps = new Set(gaps.map((gapDays) => Math.round(gapDays / DAYS_PER_MONTH)));
	const step = readingDay === null && steps.size === 1 ? [...steps][0]! : 1;
	const months = Math.max(1, step);
	const day = readingDay ?? Math.max(...dates.map((date) => Number(isoDay(date).slice(8))));
	const before = addMonths(monthOf(first), -months);
	const own = Number(isoDay(first).slice(8));
	return dayIn(before, readingDay !== null || isLastOfMonth(first) ? day : own);
}

/** Mean length of a Gregorian month, only to count months between two readings. */
const DAYS_PER_MONTH = 365.2425 / 12;

function isLastOfMonth(day: EpochDay): boolean {
	return isoDay(day + 1).endsWith('-01');
}
