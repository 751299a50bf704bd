/**
 * Fuel that a lorry brings now and then → stretches of days in which it was used. Chosen per
 * metering point:
 *
 * - `averaging`: what came on a day is used up evenly until the next delivery. All that came on one
 *   day is one delivery. Estimated.
 * - `stock_takes`: between two stock takes, use = opening stock + deliveries − closing stock, by
 *   days. A stock is taken before what is delivered on its day. Measured.
 *
 * The open end is never spread into the future: the last delivery is used up from its day on, but
 * nobody knows yet until when, so it counts when the next one comes; with stock takes the same
 * holds for what lies outside them. Yen are those of the deliveries of the stretch, as invoiced;
 * what a stock is worth is not carried over. A stretch that would use less than nothing is not
 * computed, and named.
 *
 * Stretches are half-open, do not overlap, and are spread over their months as bills are
 * (domain/calendarisation), so that months add up to the stretch, and stretches to the deliveries.
 */
import type { PeriodBill } from '../calendarisation/period-bill';
import { finding, type Finding } from '../finding';
import { isoDay, type EpochDay } from '../time/day';
import { add, type Decimal } from '../units/decimal';

export const USE_FROM = ['averaging', 'stock_takes'] as const;
export type UseFrom = (typeof USE_FROM)[number];

export interface Delivery {
	/** Day of the delivery; a stock take stands on its day alike. */
	start: EpochDay;
	quantity: Decimal;
	costYen: number | null;
}

export interface FuelUse<D extends Delivery = Delivery> extends PeriodBill {
	reading: 'actual' | 'estimated';
	/** What says so: the deliveries, and the stock takes around them. */
	sources: D[];
}

export interface FuelUses<D extends Delivery = Delivery> {
	uses: FuelUse<D>[];
	/** Deliveries that are in no stretch yet. */
	open: D[];
	findings: Finding[];
}

export function fuelUses<D extends Delivery>(
	useFrom: UseFrom,
	deliveries: readonly D[],
	stockTakes: readonly D[]
): FuelUses<D> {
	const ordered = [...deliveries].sort((a, b) => a.start - b.start);
	return useFrom === 'averaging'
		? usesByAveraging(ordered)
		: usesBetweenStockTakes(
				ordered,
				[...stockTakes].sort((a, b) => a.start - b.start)
			);
}

function usesByAveraging<D extends Delivery>(deliveries: readonly D[]): FuelUses<D> {
	const days = [...Map.groupBy(deliveries, ({ start }) => start)];
	const uses = days.slice(0, -1).map(([start, own], at): FuelUse<D> => {
		const quantity = own.map((one) => one.quantity).reduce(add);
		const end = days[at + 1]![0];
		const reading = 'estimated';
		return { start, end, quantity, costYen: yenOf(own), reading, sources: own };
	});
	return { uses, open: days.at(-1)?.[1] ?? [], findings: [] };
}

function usesBetweenStockTakes<D extends Delivery>(
	deliveries: readonly D[],
	takes: readonly D[]
): FuelUses<D> {
	const found: FuelUses<D> = { uses: [], open: [], findings: [] };
	const inside = new Set<D>();
	for (const [at, opening] of takes.slice(0, -1).entries()) {
		const closing = takes[at + 1]!;
		const { start, end } = { start: opening.start, end: closing.start };
		const own = deliveries.filter((one) => one.start >= start && one.start < end);
		const came = own.map((one) => one.quantity).reduce(add, opening.quantity);
		const quantity = add(came, negative(closing.quantity));
		if (quantity.coefficient < 0) found.findings.push(lessThanNothing(start, end));
		else {
			const [costYen, sources] = [yenOf(own), [opening, ...own, closing]];
			found.uses.push({ start, end, quantity, costYen, reading: 'actual', sources });
			for (const one of own) inside.add(one);
		}
	}
	found.open = deliveries.filter((one) => !inside.has(one));
	return found;
}

/** Nothing delivered is nothing paid; a delivery without yen leaves the stretch's yen open. */
function yenOf(deliveries: readonly Delivery[]): number | null {
	const yen = deliveries.map(({ costYen }) => costYen);
	return yen.includes(null) ? null : yen.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

const negative = ({ coefficient, scale }: Decimal): Decimal => ({
	coefficient: coefficient === 0 ? 0 : -coefficient,
	scale
});

function lessThanNothing(start: EpochDay, end: EpochDay): Finding {
	const params = { from: isoDay(start), to: isoDay(end - 1) };
	return finding('warning', 'delivery.use_negative', params);
}

/** A bill of the same days counts instead: stretches that touch one are left out, and named. */
export function besideBills<U extends FuelUse>(
	uses: readonly U[],
	bills: readonly { start: EpochDay; end: EpochDay }[]
): { uses: U[]; findings: Finding[] } {
	const touched = ({ start, end }: FuelUse) =>
		bills.some((bill) => bill.start < end && bill.end > start);
	return {
		uses: uses.filter((use) => !touched(use)),
		findings: uses.filter(touched).map(({ start, end }) =>
			finding('warning', 'delivery.billed_too', {
				...{ from: isoDay(start), to: isoDay(end - 1) }
			})
		)
	};
}
