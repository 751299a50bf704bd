import type { Measure } from '$lib/charts/monthly-energy';

/** What the reader chose to see; it stands in the address, so a page can be sent to a colleague. */
export const PERIODS = ['year', 'month', 'rolling'] as const;
export type Period = (typeof PERIODS)[number];

export const MEASURES = ['yen', 'gj', 'co2'] as const;
export type MeasureCode = (typeof MEASURES)[number];

const MEASURE_OF: Record<MeasureCode, Measure> = {
	yen: 'costYen',
	gj: 'gigajoules',
	co2: 'co2KgAdjusted'
};

export interface ViewChoice {
	period: Period;
	measureCode: MeasureCode;
	measure: Measure;
}

/** Without a choice, yen; where no bill carries yen, energy. */
export function viewChoice(search: URLSearchParams, hasYen: boolean): ViewChoice {
	const period = PERIODS.find((code) => code === search.get('period')) ?? 'year';
	const asked = MEASURES.find((code) => code === search.get('measure'));
	const measureCode = asked ?? (hasYen ? 'yen' : 'gj');
	return { period, measureCode, measure: MEASURE_OF[measureCode] };
}
