import * as m from '$i18n/paraglide/messages';
import { figure } from '$lib/ui/format';
import type { OverviewData } from './types';

/** What a row of the ledger says of its month. */
export type LedgerMonth = OverviewData['months'][number];
type Figures = LedgerMonth['total'];

export function carrierOf(month: LedgerMonth, carrier: string) {
	return month.byCarrier.find((entry) => entry.carrier === carrier);
}

/** Metering points behind a figure: of one carrier, or of all. */
export function pointsOf(month: LedgerMonth, carrier?: string): string[] {
	return month.byCarrier
		.filter((entry) => carrier === undefined || entry.carrier === carrier)
		.flatMap(({ meteringPointIds }) => meteringPointIds);
}

/** Only whole months are compared: half a bill is no saving. */
export function costChange({ total, previousTotal }: LedgerMonth): number | null {
	const whole = (figures: Figures | null) =>
		figures !== null && figures.costYen !== null && figures.costDays === figures.days;
	return whole(total) && whole(previousTotal)
		? (total.costYen ?? 0) - (previousTotal?.costYen ?? 0)
		: null;
}

/** How much of a month is there, and how much of that the yen; empty where all of it is. */
export function amountOf({ total }: LedgerMonth): string {
	const { costYen, costDays, coveredDays, days, dataStatus } = total;
	const percentOf = (part: number) => figure(Math.floor((part / Math.max(days, 1)) * 100));
	if (dataStatus === 'missing') return '';
	if (costYen !== null && costDays < coveredDays)
		return m.overview_yen_days({ percent: percentOf(costDays) });
	return coveredDays < days ? m.overview_covered_days({ percent: percentOf(coveredDays) }) : '';
}

/** Largest month of a column, by which its unit is chosen. */
export function largest(
	months: readonly LedgerMonth[],
	key: 'costYen' | 'gigajoules' | 'co2KgAdjusted'
): number {
	return Math.max(0, ...months.map(({ total }) => total[key] ?? 0));
}
