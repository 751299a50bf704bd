import { fiscalYearOf } from '$lib/domain/time/day';
import { reportYearOf } from '$lib/domain/factors/edition-lags';
import { explainResolution } from '$lib/domain/factors/explain-resolution';
import type { FactorQuery, FactorResolution } from '$lib/domain/factors/factor';
import { label, message, type Locale } from '../sentences';

/** A sentence on how a factor was found, or on what to know of it. */
export interface FactorSentence {
	about: 'step' | 'years' | 'caution';
	sentence: string;
}

/** Said by the steps themselves. */
const TOLD_BY_STEPS = [
	'factor.default_used',
	'factor.supplier_year_missing',
	'factor.not_computed'
];

/** The whole search in words: why each step did or did not apply, whose years, what to beware of. */
export function explanationOf(
	query: FactorQuery,
	resolution: FactorResolution,
	locale: Locale
): FactorSentence[] {
	const steps = explainResolution(query, resolution).map(({ why, params }) =>
		label(`factor_why_${why}`, locale, params)
	);
	const cautions = resolution.findings
		.filter(({ code }) => !TOLD_BY_STEPS.includes(code))
		.map((finding) => message(finding, locale));
	return [
		...steps.map((sentence) => ({ about: 'step' as const, sentence })),
		...yearsOf(query, resolution, locale),
		...cautions.map((sentence) => ({ about: 'caution' as const, sentence }))
	];
}

/** Result year, year of use, year of the report; nothing where the figure has no such years. */
function yearsOf(
	{ month }: FactorQuery,
	{ factor }: FactorResolution,
	locale: Locale
): FactorSentence[] {
	if (!factor || factor.resultYear === null || factor.useYear === null) return [];
	const { resultYear: result, useYear: use, carrier } = factor;
	const report = reportYearOf(carrier, use);
	if (report === null) return [];
	const params = { result, use, report, year: fiscalYearOf(month) };
	return [{ about: 'years', sentence: label('factor_years_sentence', locale, params) }];
}
