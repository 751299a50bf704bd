import type { SeriesMeasure, SeriesRow } from '$lib/charts/long-series';
import type { FactorStatus } from '$lib/domain/energy/energy-row';
import type { SeriesData, SeriesPeriod } from './types';

/** What the reader chose to see; it stands in the address, so a page can be sent to a colleague. */
export const MEASURES = ['yen', 'gj', 'kl', 'co2'] as const;
export const RULES = ['year', 'same'] as const;
export const STEPS = ['years', 'months'] as const;

export type MeasureCode = (typeof MEASURES)[number];
export type RuleCode = (typeof RULES)[number];
export type StepCode = (typeof STEPS)[number];

const MEASURE_OF: Record<MeasureCode, SeriesMeasure> = {
	yen: 'costYen',
	gj: 'gigajoules',
	kl: 'crudeOilKl',
	co2: 'co2KgAdjusted'
};

export interface SeriesChoice {
	measureCode: MeasureCode;
	measure: SeriesMeasure;
	rule: RuleCode;
	step: StepCode;
}

/** Without a choice: energy, by the rule of each year, by fiscal years. */
export function seriesChoice(search: URLSearchParams): SeriesChoice {
	const measureCode = MEASURES.find((code) => code === search.get('measure')) ?? 'gj';
	return {
		measureCode,
		measure: MEASURE_OF[measureCode],
		rule: RULES.find((code) => code === search.get('rule')) ?? 'year',
		step: STEPS.find((code) => code === search.get('step')) ?? 'years'
	};
}

export function isEnergy({ measure }: SeriesChoice): boolean {
	return measure === 'gigajoules' || measure === 'crudeOilKl';
}

/** The figures of the rule that was chosen. */
export function shownFigures(period: SeriesPeriod, { rule }: Pick<SeriesChoice, 'rule'>) {
	return rule === 'same' ? period.sameRule : period.figures;
}

/** How sure the factors behind the measure are, over all years: the worst that a reader must know. */
export function factorCare(data: SeriesData, choice: SeriesChoice): Care | null {
	if (choice.measure === 'costYen') return null;
	const { measure } = choice;
	const statuses = data.years.map((year) => shownFigures(year, choice).factorStatus[measure]);
	return CARE.find((status) => statuses.includes(status)) ?? null;
}

const CARE = ['unverified', 'provisional'] as const satisfies readonly FactorStatus[];
type Care = (typeof CARE)[number];

export function chartRows(data: SeriesData, choice: SeriesChoice): SeriesRow[] {
	const periods = choice.step === 'years' ? data.years : data.months;
	return periods.map((period) => ({
		key: period.key,
		figures: shownFigures(period, choice),
		byCarrier: period.byCarrier.map((one) => ({
			carrier: one.carrier,
			figures: choice.rule === 'same' ? one.sameRule : one.figures
		}))
	}));
}

/** Periods that a line stands before: yen have none, and under one rule energy has none. */
export function breakKeys(data: SeriesData, choice: SeriesChoice): string[] {
	if (choice.measure === 'costYen' || (isEnergy(choice) && choice.rule === 'same')) return [];
	const result = isEnergy(choice) ? 'gigajoules' : 'co2KgAdjusted';
	if (choice.step === 'months') return data.monthBreaks[result];
	return data.breaks[result].map(({ at }) => at);
}
