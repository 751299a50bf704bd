/**
 * What a metering point used in a month, before any factor: bills calendarised by days, and
 * readings for the days that no bill covers. Precedence is per day: a day inside a bill takes
 * the bill's share of days, and readings never reweight it. The rest of the month is missing.
 * A day counts as covered when a bill contains it or at least one of its slots was read; slots
 * that are missing make the month `partial`.
 */
import type { Bill } from '../bills/bill';
import { splitBill } from '../calendarisation/calendarise';
import {
	daysInMonth,
	firstDayOf,
	monthOf,
	monthsBetween,
	type EpochDay,
	type Month
} from '../time/day';
import { addRounded, subtract, type Decimal } from '../units/decimal';
import type { DataStatus } from './energy-row';
import { daysInUse } from './in-use';

/** A day of readings in force, summed. */
export interface DayTotal {
	day: EpochDay;
	total: Decimal;
	slotCount: number;
	missing: number;
	/** `estimated` where the file says so of a slot; actual where it is left out. */
	reading?: Bill['reading'];
}

export interface DecimalByTime {
	day: Decimal;
	night: Decimal;
}

export interface MonthActivity {
	month: Month;
	/** In the metering point's unit; null when nothing is known of the month. */
	quantity: Decimal | null;
	/** Of `quantity`, what bills separate by day and night; null where none does. */
	byTime?: DecimalByTime | null;
	costYen: number | null;
	/** Days inside a bill that prints yen. */
	costDays: number;
	coveredDays: number;
	/** Of the month; of the last one in use those up to its last day, unless later ones have data. */
	days: number;
	dataStatus: DataStatus;
}

interface Tally {
	quantity: Decimal | null;
	byTime: DecimalByTime | null;
	costYen: number | null;
	billed: Uint8Array;
	paid: Uint8Array;
	read: Uint8Array;
	estimated: 'yes' | 'no';
	gaps: 'yes' | 'no';
}

/**
 * Activities of the months `from`…`to`, both included; parts outside them are left out. `lastDay`
 * is the last day of the point's use (`in-use.ts`).
 */
export function monthActivities(
	bills: readonly Bill[],
	readings: readonly DayTotal[],
	{ lastDay = null, ...range }: { from: Month; to: Month; lastDay?: EpochDay | null }
): MonthActivity[] {
	const months = monthsBetween(range.from, range.to);
	const tallies = new Map(months.map((month) => [month, emptyTally(month)]));
	for (const bill of bills) addBill(tallies, bill);
	for (const reading of readings) addReading(tallies, reading);
	return months.map((month) => activity(month, tallies.get(month)!, lastDay));
}

function emptyTally(month: Month): Tally {
	const days = daysInMonth(month);
	return {
		quantity: null,
		byTime: null,
		costYen: null,
		billed: new Uint8Array(days),
		paid: new Uint8Array(days),
		read: new Uint8Array(days),
		estimated: 'no',
		gaps: 'no'
	};
}

function addBill(tallies: Map<Month, Tally>, bill: Bill): void {
	const nights = nightParts(bill);
	for (const [at, part] of splitBill(bill).entries()) {
		const tally = tallies.get(part.month);
		if (!tally) continue;
		tally.quantity = tally.quantity ? addRounded(tally.quantity, part.quantity) : part.quantity;
		if (nights) addByTime(tally, part.quantity, nights[at]!.quantity);
		if (part.costYen !== null) tally.costYen = (tally.costYen ?? 0) + part.costYen;
		if (bill.reading === 'estimated') tally.estimated = 'yes';
		const first = firstDayOf(part.month);
		const inside = [Math.max(bill.start - first, 0), Math.max(bill.end - first, 0)] as const;
		tally.billed.fill(1, ...inside);
		if (bill.costYen !== null) tally.paid.fill(1, ...inside);
	}
}

/** The night's part of a bill goes over its months as the whole does, day by day. */
function nightParts({ nightQuantity, ...bill }: Bill) {
	return nightQuantity ? splitBill({ ...bill, quantity: nightQuantity, costYen: null }) : null;
}

function addByTime(tally: Tally, whole: Decimal, night: Decimal): void {
	const day = subtract(whole, night);
	const before = tally.byTime;
	tally.byTime = {
		day: before ? addRounded(before.day, day) : day,
		night: before ? addRounded(before.night, night) : night
	};
}

function addReading(tallies: Map<Month, Tally>, reading: DayTotal): void {
	const month = monthOf(reading.day);
	const tally = tallies.get(month);
	if (!tally || reading.missing === reading.slotCount) return;
	const index = reading.day - firstDayOf(month);
	if (tally.billed[index]) return;
	tally.read[index] = 1;
	tally.quantity = tally.quantity ? addRounded(tally.quantity, reading.total) : reading.total;
	if (reading.missing > 0) tally.gaps = 'yes';
	if (reading.reading === 'estimated') tally.estimated = 'yes';
}

function activity(month: Month, tally: Tally, lastDay: EpochDay | null): MonthActivity {
	const isCovered = tally.billed.map((billed, day) => billed || tally.read[day]!);
	const covered = isCovered.filter(Boolean).length;
	const days = Math.max(daysInUse(month, lastDay), isCovered.lastIndexOf(1) + 1);
	return {
		month,
		quantity: tally.quantity,
		byTime: tally.byTime,
		costYen: tally.costYen,
		costDays: tally.paid.filter(Boolean).length,
		coveredDays: covered,
		days,
		dataStatus: dataStatus(tally, covered, days)
	};
}

function dataStatus(tally: Tally, coveredDays: number, days: number): DataStatus {
	if (coveredDays === 0) return 'missing';
	if (coveredDays < days || tally.gaps === 'yes') return 'partial';
	return tally.estimated === 'yes' ? 'estimated' : 'measured';
}
