import type { Bill } from '$lib/domain/bills/bill';
import { calendarise } from '$lib/domain/calendarisation/calendarise';
import { MISSING, type LoadDay } from '$lib/domain/readings/load-day';
import { namesLevel } from '$lib/domain/drivers/driver';
import { monthOf, type EpochDay } from '$lib/domain/time/day';
import { addRounded, toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { FigureRow, RecordSet } from '$lib/importers/importer';

/** What the preview says of one record set before anything counts. */
export interface RecordSummary {
	fromDay: EpochDay;
	/** Included. */
	toDay: EpochDay;
	count: number;
	missing: number;
	quantity: number;
	costYen: number | null;
	peakKw: number | null;
	slotMinutes: number | null;
	byMonth: { month: string; quantity: number; costYen: number | null }[];
}

/** A day's sum and peak, computed once and stored with the packed slots. */
export interface DayFigures {
	total: number;
	peak: number;
	peakSlot: number;
	missing: number;
}

export function dayFigures(slots: Float64Array): DayFigures {
	const figures = { total: 0, peak: MISSING, peakSlot: -1, missing: 0 };
	for (let slot = 0; slot < slots.length; slot++) {
		const value = slots[slot]!;
		if (value === MISSING) {
			figures.missing++;
			continue;
		}
		figures.total += value;
		if (value > figures.peak) {
			figures.peak = value;
			figures.peakSlot = slot;
		}
	}
	if (figures.peakSlot === -1) figures.peak = 0;
	return figures;
}

export function summariseDays(
	record: Pick<RecordSet, 'days' | 'unit'>,
	figures: readonly DayFigures[]
): RecordSummary {
	const { days } = record;
	const byMonth = new Map<string, Decimal>();
	days.forEach((day, index) => {
		const month = monthOf(day.day);
		const total = { coefficient: figures[index]!.total, scale: day.scale };
		byMonth.set(month, addRounded(byMonth.get(month) ?? ZERO, total));
	});
	return {
		...extent(days.map((day) => [day.day, day.day + 1])),
		count: sum(days.map((day) => day.slots.length)),
		missing: sum(figures.map((one) => one.missing)),
		quantity: toNumber([...byMonth.values()].reduce(addRounded, ZERO)),
		costYen: null,
		peakKw: record.unit === 'kWh' ? peakKw(days, figures) : null,
		slotMinutes: days[0]?.slotMinutes ?? null,
		byMonth: [...byMonth]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([month, total]) => ({ month, quantity: toNumber(total), costYen: null }))
	};
}

export function summariseBills(bills: readonly Bill[]): RecordSummary {
	const { months } = calendarise(bills.map((bill) => ({ ...bill })));
	const peaks = bills.flatMap((bill) => (bill.peakKw ? [toNumber(bill.peakKw)] : []));
	const costs = bills.flatMap((bill) => (bill.costYen === null ? [] : [bill.costYen]));
	return {
		...extent(bills.map((bill) => [bill.start, bill.end])),
		count: bills.length,
		missing: 0,
		quantity: toNumber(bills.map((bill) => bill.quantity).reduce(addRounded, ZERO)),
		costYen: costs.length > 0 ? sum(costs) : null,
		peakKw: peaks.length > 0 ? Math.max(...peaks) : null,
		slotMinutes: null,
		byMonth: months.map(({ month, quantity, costYen }) => ({
			month,
			quantity: toNumber(quantity),
			costYen
		}))
	};
}

/**
 * Of deliveries, drivers and weather: each in the month it begins in. What adds up is summed, of
 * temperatures and of what stands (people, floor) the mean is told.
 */
export function summariseFigures(
	set: Pick<RecordSet, 'kind' | 'label' | 'figures'>
): RecordSummary {
	const { kind, label, figures = [] } = set;
	const told =
		kind === 'weather' || (kind === 'driver' && namesLevel(label ?? '')) ? 'mean' : 'sum';
	const byMonth = Map.groupBy(figures, ({ start }) => monthOf(start));
	return {
		...extent(figures.map(({ start, end }) => [start, end])),
		count: figures.length,
		missing: figures.filter(({ quantity, says }) => quantity === null && !says).length,
		...totalsOf(figures, told),
		...{ peakKw: null, slotMinutes: null },
		byMonth: [...byMonth]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([month, own]) => ({ month, ...totalsOf(own, told) }))
	};
}

function totalsOf(figures: readonly FigureRow[], told: 'mean' | 'sum') {
	const known = figures.flatMap(({ quantity }) => (quantity ? [quantity] : []));
	const costs = figures.flatMap(({ costYen }) => (costYen === null ? [] : [costYen]));
	const total = toNumber(known.reduce(addRounded, ZERO));
	return {
		quantity: told === 'mean' ? total / Math.max(known.length, 1) : total,
		costYen: costs.length > 0 ? sum(costs) : null
	};
}

const ZERO: Decimal = { coefficient: 0, scale: 0 };

function extent(periods: [EpochDay, EpochDay][]): { fromDay: EpochDay; toDay: EpochDay } {
	let fromDay = Infinity;
	let end = -Infinity;
	for (const [start, stop] of periods) {
		fromDay = Math.min(fromDay, start);
		end = Math.max(end, stop);
	}
	return { fromDay, toDay: end - 1 };
}

function peakKw(days: readonly LoadDay[], figures: readonly DayFigures[]): number | null {
	let highest: number | null = null;
	days.forEach((day, index) => {
		const { peak, peakSlot } = figures[index]!;
		// A day's total says nothing of its highest half-hour.
		if (peakSlot === -1 || day.slotMinutes > 60) return;
		const kw = toNumber({ coefficient: peak * (60 / day.slotMinutes), scale: day.scale });
		highest = highest === null ? kw : Math.max(highest, kw);
	});
	return highest;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
