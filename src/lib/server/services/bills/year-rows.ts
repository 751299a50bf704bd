import { periodOfMonth } from '$lib/domain/bills/month-period';
import type { Period } from '$lib/domain/calendarisation/period-bill';
import { rhythmOf } from '$lib/domain/completeness/due-day';
import { addMonths, isoDay, type EpochDay, type Month } from '$lib/domain/time/day';
import { addRounded, toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { LedgerBill } from '../../repositories/ledger';
import type { MeteringPoint } from '../../repositories/metering-points';
import { toBill } from '../derive/point-months';
import { HAND_LAYOUT } from '../imports/job';

/** A month of the year's grid. */
export interface YearRow extends Period {
	month: Month;
	/** `free`: nothing is there; `own`: one bill written by hand; else what came by file. */
	state: 'free' | 'own' | 'locked' | 'closed';
	/** Of the bills of the month, whole; null where bills of other months cover its days. */
	quantity: number | null;
	costYen: number | null;
	/** The bill of an `own` row. */
	bill: LedgerBill | null;
	/** Imports that what is locked came from. */
	sources: LedgerBill[];
}

export function yearRows(
	months: readonly Month[],
	known: {
		point: Pick<MeteringPoint, 'readingDay'>;
		bills: readonly LedgerBill[];
		closed: readonly Month[];
		today: EpochDay;
	}
): YearRow[] {
	const readingDay = readingDayOf(known);
	const around = [addMonths(months[0]!, -1), ...months, addMonths(months.at(-1)!, 1)];
	const periods = around.map((month) => periodOfMonth(month, readingDay));
	const placed = Map.groupBy(known.bills, (bill) => placeOf(bill, periods));
	return months.map((month, at) => {
		const bills = placed.get(at + 1) ?? [];
		const row = { month, ...rowOf(periods[at + 1]!, bills, known.bills) };
		const closed = known.closed.some((one) => touches(one, row));
		return closed ? { ...row, state: 'closed', bill: null } : row;
	});
}

/** The point's own, or the day on which its last bills began. */
function readingDayOf({ point, bills, today }: Parameters<typeof yearRows>[1]): number | null {
	const billStarts = bills.map(({ startDay }) => startDay);
	const habits = { readingDay: point.readingDay, billStarts, deliveryDays: [] };
	const rhythm = rhythmOf(habits, today);
	return rhythm?.kind === 'readings' ? rhythm.day : null;
}

/** Readings wander by some days: a bill belongs to the month with which it shares most of them. */
function placeOf(bill: LedgerBill, periods: readonly Period[]): number {
	const shared = periods.map(({ start, end }) => daysShared(bill, { start, end }));
	const most = Math.max(...shared);
	return most <= 0 ? -1 : shared.indexOf(most);
}

const daysShared = ({ startDay, endDay }: LedgerBill, { start, end }: Period) =>
	Math.min(endDay, end) - Math.max(startDay, start);

function rowOf(
	period: Period,
	bills: readonly LedgerBill[],
	all: readonly LedgerBill[]
): Omit<YearRow, 'month'> {
	const [first, ...others] = bills;
	if (!first) return openRow(period, all);
	const taken = {
		start: Math.min(...bills.map(({ startDay }) => startDay)),
		end: Math.max(...bills.map(({ endDay }) => endDay)),
		...figuresOf(bills)
	};
	const own = others.length === 0 && first.layoutId === HAND_LAYOUT;
	if (own) return { ...taken, state: 'own', bill: first, sources: [] };
	return { ...taken, state: 'locked', bill: null, sources: onePerImport(bills) };
}

/** The days that bills of other months leave over; locked where they leave none. */
function openRow(period: Period, all: readonly LedgerBill[]): Omit<YearRow, 'month'> {
	const touching = all.filter((bill) => daysShared(bill, period) > 0);
	const before = touching.filter(({ startDay }) => startDay <= period.start);
	const after = touching.filter(({ startDay }) => startDay > period.start);
	const start = Math.max(period.start, ...before.map(({ endDay }) => endDay));
	const end = Math.min(period.end, ...after.map(({ startDay }) => startDay));
	const common = { quantity: null, costYen: null, bill: null };
	if (start < end) return { start, end, ...common, state: 'free', sources: [] };
	return { ...period, ...common, state: 'locked', sources: onePerImport(touching) };
}

const onePerImport = (bills: readonly LedgerBill[]) => [
	...new Map(bills.map((bill) => [bill.importId, bill])).values()
];

const touches = (month: Month, { start, end }: Period) =>
	month >= isoDay(start).slice(0, 7) && month <= isoDay(end - 1).slice(0, 7);

function figuresOf(rows: readonly LedgerBill[]) {
	const bills = rows.map(toBill);
	const yen = bills.flatMap(({ costYen }) => (costYen === null ? [] : [costYen]));
	return {
		quantity: toNumber(bills.map(({ quantity }) => quantity).reduce(addRounded, ZERO)),
		costYen: yen.length === 0 ? null : yen.reduce((sum, one) => sum + one, 0)
	};
}

const ZERO: Decimal = { coefficient: 0, scale: 0 };
