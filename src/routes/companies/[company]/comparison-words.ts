import * as m from '$i18n/paraglide/messages';
import type { Comparison } from './types';
import { carrierName, factorUnitName } from '$lib/features/energy/words';
import { figure, monthAndYear, monthName, signed, type Locale, type Scale } from '$lib/ui/format';
import { finer, scaledDifference } from '$lib/ui/format';
import type { Period } from './view-choice';

/** A part below this share of last year's total is not worth a word. */
const NEGLIGIBLE = 0.005;

export function costSentence({ costDifference, previous }: Comparison): string {
	const before = previous?.costYen ?? null;
	if (costDifference === null || before === null) return '';
	const { useYen, priceYen } = costDifference;
	const smallest = Math.abs(before) * NEGLIGIBLE;
	if (Math.abs(useYen) < smallest && Math.abs(priceYen) < smallest) return m.overview_cost_same();
	if (useYen >= 0 && priceYen >= 0) return m.overview_cost_up_both();
	if (useYen < 0 && priceYen < 0) return m.overview_cost_down_both();
	return useYen < 0 ? m.overview_cost_down_use_up_price() : m.overview_cost_up_use_down_price();
}

/** Names the new list of factors and its part, so that nobody reads it as a rise in use. */
export function factorSentence(comparison: Comparison, scale: Scale, unit: string): string {
	const { co2Difference, factorChanges } = comparison;
	if (co2Difference === null || factorChanges.length === 0) return '';
	const part = (kg: number) => `${scaledDifference(kg, scale)} ${unit}`;
	return m.overview_factor_part({
		changes: factorChanges.map(factorChange).join(m.list_comma()),
		part: part(co2Difference.factorKg),
		use: part(co2Difference.useKg)
	});
}

/** Beside the figure itself: how much of the difference is only the list's. */
export function factorPartSentence(
	{ co2Difference, factorChanges }: Comparison,
	scale: Scale
): string {
	if (co2Difference === null || factorChanges.length === 0) return '';
	const { totalKg, factorKg } = co2Difference;
	const fine = finer(scale, Math.max(Math.abs(totalKg), Math.abs(factorKg)));
	return m.overview_factor_share({
		total: `${scaledDifference(totalKg, fine)} ${scale.unit}`,
		factor: `${scaledDifference(factorKg, fine)} ${scale.unit}`
	});
}

/** Across a change of the energy law: how much of the difference is only the conversion's. */
export function rulePartSentence({ energyDifference, previous }: Comparison): string {
	const before = previous?.gigajoules ?? null;
	if (energyDifference === null || before === null) return '';
	const { totalGj, ruleGj } = energyDifference;
	if (Math.abs(ruleGj) < Math.abs(before) * NEGLIGIBLE) return '';
	return m.overview_rule_share({ total: `${signed(totalGj)} GJ`, rule: `${signed(ruleGj)} GJ` });
}

/** What a reader must know of the factors behind the CO2 itself. */
export function factorStatusSentence({ current }: Comparison): string {
	const status = current.factorStatus.co2KgAdjusted;
	if (current.co2KgAdjusted === null) return '';
	if (status === 'unverified') return m.overview_factor_unverified();
	return status === 'provisional' ? m.overview_factor_provisional() : '';
}

function factorChange({ carrier, before, after, unit }: Comparison['factorChanges'][number]) {
	return m.overview_factor_change({
		carrier: carrierName(carrier),
		before: String(before),
		after: String(after),
		unit: factorUnitName(unit)
	});
}

/** Shares of days that differ by less than this come from leap days and meter reading days. */
const SAME_SHARE = 0.01;

/**
 * Whether the year before covers as much as this year, in data or in yen: half a year beside a
 * whole one is no saving.
 */
export function isComparable(
	{ current, previous }: Comparison,
	part: 'coveredDays' | 'costDays'
): boolean {
	if (previous === null) return false;
	const share = (figures: typeof current) => figures[part] / Math.max(figures.days, 1);
	return Math.abs(share(current) - share(previous)) < SAME_SHARE;
}

/** How much of the period the data covers, and how much of that the yen. */
export function coverageSentence({ current }: Comparison): string {
	const { costYen, costDays, coveredDays, days } = current;
	const percentOf = (part: number) => figure(Math.floor((part / Math.max(days, 1)) * 100));
	if (costYen !== null && costDays < coveredDays)
		return m.overview_cost_coverage({ percent: percentOf(costDays) });
	return coveredDays < days ? m.overview_coverage({ percent: percentOf(coveredDays) }) : '';
}

export function periodName(
	period: Period,
	{ from, to }: Comparison,
	{ year, locale }: { year: string; locale: Locale }
): string {
	if (period === 'month') return m.overview_sub_month({ month: monthAndYear(to, locale) });
	if (period === 'rolling')
		return m.overview_sub_rolling({
			from: monthAndYear(from, locale),
			to: monthAndYear(to, locale)
		});
	return m.overview_sub_year({ year, from: monthName(from, locale), to: monthName(to, locale) });
}

export function percentWords(percent: number | null): string {
	return percent === null ? '' : `${signed(percent, 1)} %`;
}
