import type { Bill } from '../../bills/bill';
import { roughly } from '../../bills/placed-bill';
import { NOTABLE_DIFFERENCE } from '../../energy/bill-against-readings';
import { finding, type Finding } from '../../finding';
import { median } from '../../statistics/robust';
import { isoDay } from '../../time/day';
import { toNumber } from '../../units/decimal';
import type { PointReadings, ReadDay } from '../read-day';

const MINUTES_PER_HOUR = 60;
/** 1 kWh = 3.6 MJ. */
const MJ_PER_KWH = 3.6;
/** Meter and bill agree within per cents, so that a wrong unit shows as its exact ratio. */
const TOLERANCE = 0.04;

interface Pair {
	bill: Bill;
	billed: number;
	read: number;
	firstAt: ReadDay['firstAt'];
}

/**
 * Readings beside the bills of the same days. Where all differ by the ratio of two units, the
 * unit is named once (kW taken for kWh: 2 times for half-hours); otherwise each bill that differs
 * by more than 2 %. A day that is missing in part is not compared.
 */
export function againstBills(point: PointReadings): Finding[] {
	const pairs = pairsOf(point);
	if (pairs.length === 0) return [];
	const ratio = median(pairs.map(({ read, billed }) => read / billed));
	const all = (expected: number) =>
		pairs.every(({ read, billed }) => Math.abs(read / billed / expected - 1) <= TOLERANCE);
	const params = { ratio: roughly(ratio), count: pairs.length };
	const where = pairs[0]!.firstAt ?? {};
	const perHour = MINUTES_PER_HOUR / point.own[0]!.slotMinutes;
	if (perHour > 1 && all(perHour)) return [finding('warning', 'reading.kw_for_kwh', params, where)];
	if (point.unit === 'kWh' && all(MJ_PER_KWH))
		return [finding('warning', 'reading.megajoules', params, where)];
	return pairs.filter(isNotable).map((pair) => difference(pair));
}

function pairsOf({ own, before, bills }: PointReadings): Pair[] {
	if (bills.length === 0) return [];
	const byDay = new Map([...before, ...own].map((day) => [day.day, day]));
	return bills.flatMap((bill) => {
		const days = daysOf(bill, byDay);
		const billed = toNumber(bill.quantity);
		if (!days || billed <= 0) return [];
		const read = days.reduce((sum, { total }) => sum + total, 0);
		const firstAt = days.find((day) => day.firstAt !== null)?.firstAt ?? null;
		return [{ bill, billed, read, firstAt }];
	});
}

/** null when a day or a slot is missing. */
function daysOf({ start, end }: Bill, byDay: ReadonlyMap<number, ReadDay>): ReadDay[] | null {
	const days: ReadDay[] = [];
	for (let day = start; day < end; day++) {
		const one = byDay.get(day);
		if (!one || one.missing > 0) return null;
		days.push(one);
	}
	return days;
}

function isNotable({ read, billed }: Pair): boolean {
	return Math.abs(read - billed) > NOTABLE_DIFFERENCE * billed;
}

function difference({ bill, billed, read, firstAt }: Pair): Finding {
	const params = {
		from: isoDay(bill.start),
		to: isoDay(bill.end - 1),
		billed,
		read: roughly(read)
	};
	return finding('warning', 'bill.differs_from_readings', params, firstAt ?? {});
}
