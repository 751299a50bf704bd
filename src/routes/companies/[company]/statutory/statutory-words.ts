import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import { carrierName, factorUnitName, menuName } from '$lib/features/energy/words';
import { addMonths } from '$lib/domain/time/day';
import { figure, monthAndYear } from '$lib/ui/format';
import type { Line, Table } from './types';

/** Places after the point of what is printed; files have three. */
export const DECIMALS = { quantity: 1, gigajoules: 0, crudeOilKl: 1, co2T: 1 } as const;

const OWN_NAMES: Record<string, () => string> = {
	electricity: m.statutory_electricity,
	electricity_export: m.statutory_electricity_export,
	solar: m.statutory_solar
};

export const lineName = (carrier: string): string => OWN_NAMES[carrier]?.() ?? carrierName(carrier);

const UNITS: Record<string, () => string> = {
	MWh: m.statutory_unit_MWh,
	thousand_m3: m.statutory_unit_thousand_m3,
	kL: m.statutory_unit_kL,
	t: m.statutory_unit_t,
	GJ: m.statutory_unit_GJ
};

export const lineUnit = (unit: string): string => UNITS[unit]?.() ?? unit;

const TIMES = {
	day: m.statutory_day,
	night: m.statutory_night,
	rest: m.statutory_not_separated
};

export const timeName = (timeOfUse: 'day' | 'night' | null): string => TIMES[timeOfUse ?? 'rest']();

export const groupNames: Record<Line['group'], () => string> = {
	fuel: m.statutory_group_fuel,
	heat: m.statutory_group_heat,
	electricity: m.statutory_group_electricity,
	not_counted: m.statutory_group_not_counted
};

/** Whether the year reaches what designates a business, in a sentence. */
export function designationSentence({ totals, designation }: Table): string {
	const threshold = figure(designation.thresholdKl);
	const kl = figure(totals.crudeOilKl, DECIMALS.crudeOilKl);
	const rest = figure(designation.thresholdKl - (totals.crudeOilKl ?? 0), DECIMALS.crudeOilKl);
	switch (designation.standing) {
		case 'reached':
			return m.statutory_reached({ kl, threshold });
		case 'below':
			return m.statutory_below({ kl, threshold, rest });
		case 'below_so_far':
			return m.statutory_below_so_far({ kl, threshold });
		case 'open':
			return m.statutory_open({ threshold });
	}
}

const RESULT_NAMES = {
	gigajoules: m.statutory_column_gj,
	crudeOilKl: m.statutory_column_kl,
	co2KgBasic: m.statutory_column_basic,
	co2KgAdjusted: m.statutory_column_adjusted
};

/** What of a line could not be computed, so that the total stays open. */
export function notComputedSentences({ lines }: Table): string[] {
	return lines.flatMap(({ carrier, notComputed }) =>
		notComputed.map(({ result, months }) =>
			m.statutory_not_computed({
				carrier: lineName(carrier),
				result: RESULT_NAMES[result](),
				months: monthRanges(months)
			})
		)
	);
}

const GAP_WORDS = {
	missing: m.statutory_gap_missing,
	partial: m.statutory_gap_partial,
	estimated: m.statutory_gap_estimated
};

export function gapSentence({ name, carrier, kind, months }: Table['gaps'][number]): string {
	const own = carrierName(carrier);
	const point = name === own ? own : m.statutory_gap_point({ point: name, carrier: own });
	return GAP_WORDS[kind]({ point, months: monthRanges(months) });
}

/** 2025年4月〜6月、2026年1月: months that follow each other as one stretch. */
export function monthRanges(months: readonly string[]): string {
	const stretches: { from: string; to: string }[] = [];
	for (const month of months) {
		const last = stretches.at(-1);
		if (last && addMonths(last.to, 1) === month) last.to = month;
		else stretches.push({ from: month, to: month });
	}
	const name = (month: string) => monthAndYear(month, getLocale());
	return stretches
		.map(({ from, to }) =>
			from === to ? name(from) : m.day_range({ from: name(from), to: name(to) })
		)
		.join(m.list_comma());
}

export function factorWords(factor: Line['factors'][number]): string {
	const { supplier, menu, area, valueBasic, valueAdjusted, unit, edition } = factor;
	const who = [supplier, menuName(menu), area].filter(Boolean).join(' ');
	return m.statutory_factor_line({
		name: who || m.overview_factor_default(),
		basic: String(valueBasic ?? '—'),
		adjusted: String(valueAdjusted ?? '—'),
		unit: factorUnitName(unit),
		edition,
		months: monthRange(factor)
	});
}

export function conversionWords(conversion: Line['conversions'][number]): string {
	const { value, unit } = conversion;
	const name = conversion.name || m.statutory_own_conversion();
	return m.statutory_conversion_line({
		...{ name, value: String(value), months: monthRange(conversion) },
		unit: unit.replace('thousand_m3', m.unit_thousand_m3())
	});
}

function monthRange({ from, to }: { from: string; to: string }): string {
	const name = (month: string) => monthAndYear(month, getLocale());
	return from === to ? name(from) : m.day_range({ from: name(from), to: name(to) });
}
