import * as m from '$i18n/paraglide/messages';
import type { Measure, MonthlyWords } from '$lib/charts/monthly-energy';
import { carrierName, unitName } from './words';

const titles = {
	costYen: m.chart_title_yen,
	gigajoules: m.chart_title_gj,
	co2KgAdjusted: m.chart_title_co2
};

export function chartTitle(measure: Measure): string {
	return titles[measure]();
}

export function monthlyWords(measure: Measure): MonthlyWords {
	return {
		title: chartTitle(measure),
		unit: unitName,
		carrier: carrierName,
		month: m.month_column(),
		total: m.chart_total(),
		lastYear: m.chart_last_year(),
		missing: m.chart_missing(),
		estimated: m.chart_estimated(),
		partial: m.chart_partial(),
		noFigure: measure === 'costYen' ? m.chart_no_yen() : m.chart_not_computed(),
		sentence: m.chart_sentence
	};
}

/** Why there is no chart, and what to do. */
export function whyNoChart(code: 'no_data' | 'no_figures', measure: Measure): string {
	if (code === 'no_data') return m.chart_no_data();
	return measure === 'costYen' ? m.chart_cannot_no_yen() : m.chart_cannot_not_computed();
}
