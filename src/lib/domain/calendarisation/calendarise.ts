/**
 * Calendarisation: bills of any period → calendar months, by days.
 *
 * Convention: a bill's quantity and yen spread evenly over the days of its half-open period, and
 * each month takes the share of its days. Whole numbers only: the quantity is split at the finer
 * of the bill's own decimals and six decimals, yen at 1 yen, by largest remainder with ties to
 * the earlier month, so that the parts always add up to the bill exactly. A credit (negative
 * bill) is split like the same bill with a plus sign.
 *
 * Not done here: weighting by weather, working days or readings; joining bills with readings
 * (domain/energy/month-activity.ts); guessing a month that no bill covers.
 */
import type { Finding } from '../finding';
import {
	addMonths,
	daysInMonth,
	firstDayOf,
	monthOf,
	monthsBetween,
	type Month
} from '../time/day';
import { addRounded, rescale, type Decimal } from '../units/decimal';
import { inverted, monthsWithSomeYen, negative, overlaps } from './bill-findings';
import type { BillPart, Period, PeriodBill } from './period-bill';
import { splitByShares } from './split-by-shares';

export interface CalendarisedMonth {
	month: Month;
	quantity: Decimal;
	/** Yen of the bills that print yen; null when none does. */
	costYen: number | null;
	/** Days of the month inside at least one bill; a day counts once. */
	daysCovered: number;
	daysInMonth: number;
}

export interface Calendarised {
	months: CalendarisedMonth[];
	findings: Finding[];
}

const SPLIT_DECIMALS = 6;

/** The parts of one bill, month by month; they add up to it. The period must not be empty. */
export function splitBill(bill: PeriodBill): BillPart[] {
	if (bill.end <= bill.start) throw new RangeError('a bill must end after it starts');
	const months = monthsOf(bill);
	const days = months.map((month) => daysInside(bill, month));
	const quantity = atSplitScale(bill.quantity);
	const quantities = splitByShares(quantity.coefficient, days);
	const yen = bill.costYen === null ? null : splitByShares(bill.costYen, days);
	return months.map((month, index) => ({
		month,
		days: days[index]!,
		quantity: { coefficient: quantities[index]!, scale: quantity.scale },
		costYen: yen && yen[index]!
	}));
}

function monthsOf({ start, end }: Period): Month[] {
	return monthsBetween(monthOf(start), monthOf(end - 1));
}

function daysInside({ start, end }: Period, month: Month): number {
	return Math.min(end, firstDayOf(addMonths(month, 1))) - Math.max(start, firstDayOf(month));
}

/** Six decimals, or as many as fit below 2^53, and never fewer than the bill prints. */
function atSplitScale(quantity: Decimal): Decimal {
	for (let scale = Math.max(quantity.scale, SPLIT_DECIMALS); scale > quantity.scale; scale--)
		if (Math.abs(quantity.coefficient) * 10 ** (scale - quantity.scale) <= Number.MAX_SAFE_INTEGER)
			return rescale(quantity, scale);
	return quantity;
}

/**
 * Bills of one metering point and carrier → its months, in order; only months that a bill touches.
 * Bills that overlap add up (`bill.overlap`), credits are named (`bill.negative`), a bill that
 * ends before it starts is left out (`bill.period_inverted`, blocking).
 */
export function calendarise(bills: readonly PeriodBill[]): Calendarised {
	const sound = inOrder(bills.filter((bill) => bill.end > bill.start));
	const parts = sound.flatMap(splitBill);
	const months = new Map<Month, CalendarisedMonth>();
	for (const part of parts) addPart(months, part);
	for (const period of union(sound))
		for (const month of monthsOf(period))
			months.get(month)!.daysCovered += daysInside(period, month);
	return {
		months: [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)),
		findings: [
			...inverted(bills),
			...negative(sound),
			...overlaps(sound),
			...monthsWithSomeYen(parts)
		]
	};
}

function addPart(months: Map<Month, CalendarisedMonth>, part: BillPart): void {
	const before = months.get(part.month);
	months.set(part.month, {
		month: part.month,
		quantity: before ? addRounded(before.quantity, part.quantity) : part.quantity,
		costYen:
			part.costYen === null ? (before?.costYen ?? null) : (before?.costYen ?? 0) + part.costYen,
		daysCovered: 0,
		daysInMonth: daysInMonth(part.month)
	});
}

function inOrder(bills: readonly PeriodBill[]): PeriodBill[] {
	return [...bills].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The days inside at least one of the periods, as periods that do not overlap. */
function union(ordered: readonly Period[]): Period[] {
	const merged: Period[] = [];
	for (const { start, end } of ordered) {
		const last = merged.at(-1);
		if (last && start <= last.end) last.end = Math.max(last.end, end);
		else merged.push({ start, end });
	}
	return merged;
}
