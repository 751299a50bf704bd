import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import { carrierName, factorUnitName } from '$lib/features/energy/words';
import { massScale, scaledDifference, signed } from '$lib/ui/format';
import type { SeriesBreak } from './types';

/** As far as a chart of bars is read: more digits say nothing here. */
const DIGITS = 4;

type Result = 'gigajoules' | 'co2KgAdjusted';

/** What changed between two years, and how much of the change in the figure it makes. */
export function breakSentence(one: SeriesBreak, result: Result): string {
	const between = { before: yearShort(one.before), at: yearShort(one.at) };
	const changes = one.changes.map((change) => changeWords(change)).join(m.list_comma());
	const names = { ...between, changes };
	if (one.part === null || one.totalChange === null)
		return result === 'gigajoules'
			? m.series_break_rule_open(names)
			: m.series_break_factor_open(names);
	const parts = { total: amount(one.totalChange, result), part: amount(one.part, result) };
	return result === 'gigajoules'
		? m.series_break_rule({ ...names, ...parts })
		: m.series_break_factor({ ...names, ...parts });
}

function changeWords({ carrier, before, after, unit }: SeriesBreak['changes'][number]): string {
	const inLarger = larger(unit);
	const figure = (value: number) => String(Number((value * inLarger.times).toPrecision(DIGITS)));
	return m.overview_factor_change({
		carrier: carrierName(carrier),
		before: figure(before),
		after: figure(after),
		unit: factorUnitName(inLarger.unit)
	});
}

const LARGER: Record<string, string> = {
	'GJ/kWh': 'GJ/MWh',
	'GJ/m3': 'GJ/thousand_m3',
	'GJ/L': 'GJ/kL',
	'GJ/kg': 'GJ/t'
};

/** GJ of one kWh is a small number: the law prints them for a thousand. */
function larger(unit: string): { unit: string; times: number } {
	const found = LARGER[unit];
	if (!found) return { unit, times: 1 };
	return { unit: found.replace('thousand_m3', m.unit_thousand_m3()), times: 1000 };
}

function amount(value: number, result: Result): string {
	if (result === 'gigajoules') return `${signed(value)} GJ`;
	const scale = massScale(value);
	return `${scaledDifference(value, scale)} ${scale.unit}`;
}

export function yearShort(key: string): string {
	return getLocale() === 'ja' ? m.series_year({ year: key }) : `FY${key}`;
}
