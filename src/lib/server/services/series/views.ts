import type { SeriesBreak, SeriesPeriod } from '$lib/domain/energy/series';
import type { CompanyView } from '../views';

export interface SeriesData {
	/** Oldest first. */
	years: SeriesPeriod[];
	months: SeriesPeriod[];
	/** Between fiscal years, with the part that the rule or the factor has in the change. */
	breaks: { gigajoules: SeriesBreak[]; co2KgAdjusted: SeriesBreak[] };
	/** Between months: where the chart has its lines. */
	monthBreaks: { gigajoules: string[]; co2KgAdjusted: string[] };
	/** In reading order. */
	carriers: string[];
	/** Statutory year of the rule that `sameRule` follows. */
	ruleYear: number;
}

export interface SeriesView {
	company: CompanyView;
	/** null while nothing is committed. */
	data: SeriesData | null;
}
