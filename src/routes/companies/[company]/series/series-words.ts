import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import type { SeriesWords } from '$lib/charts/long-series';
import { carrierName, unitName } from '$lib/features/energy/words';
import { monthAndYear } from '$lib/ui/format';
import { yearShort } from './break-words';
import type { SeriesChoice } from './series-choice';

const titles = {
	costYen: m.series_title_yen,
	gigajoules: m.series_title_gj,
	crudeOilKl: m.series_title_kl,
	co2KgAdjusted: m.series_title_co2
};

export const seriesTitle = ({ measure }: SeriesChoice): string => titles[measure]();

export function seriesWords(choice: SeriesChoice, startMonth: number): SeriesWords {
	const years = choice.step === 'years';
	return {
		title: seriesTitle(choice),
		unit: unitName,
		carrier: carrierName,
		period: years ? m.series_column_year() : m.month_column(),
		name: years ? yearShort : (key) => monthAndYear(key, getLocale()),
		tick: years ? yearTick : (key, width) => monthTick(key, { startMonth, width }),
		total: m.chart_total(),
		partial: m.chart_partial(),
		estimated: m.chart_estimated(),
		break: choice.measure === 'co2KgAdjusted' ? m.series_line_factor() : m.series_line_rule(),
		sentence: m.series_sentence
	};
}

const yearTick = (key: string, width: 'wide' | 'narrow') =>
	width === 'wide' ? yearShort(key) : key;

/** The first month of every fiscal year, on a phone of every second. */
function monthTick(
	key: string,
	{ startMonth, width }: { startMonth: number; width: 'wide' | 'narrow' }
): string {
	const [year, month] = [Number(key.slice(0, 4)), Number(key.slice(5))];
	if (month !== startMonth || (width === 'narrow' && year % 2 === 0)) return '';
	return `${year}/${month}`;
}
