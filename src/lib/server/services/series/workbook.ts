import type { SeriesPeriod } from '$lib/domain/energy/series';
import type { Context } from '../../access/context';
import { CREDIT_LINE_EN, CREDIT_LINE_JA } from '../../factor-library';
import { label, type Locale } from '../../sentences';
import { typedWorkbook, type TypedSheet } from '../typed-workbook';
import { getSeries } from '.';
import type { SeriesData } from './views';

export interface Workbook {
	fileName: string;
	content: Uint8Array<ArrayBuffer>;
}

/** Years and months in both views, and how they were worked out. */
export async function seriesWorkbook(context: Context, companyId: string): Promise<Workbook> {
	const { company, data } = await getSeries(context, companyId);
	const { locale } = context;
	const title = label('series_title', locale);
	const sheets = data ? [years(data, locale), months(data, locale)] : [];
	const about = explained(data?.ruleYear ?? null, company.name, locale);
	return {
		fileName: `${company.name}_${title}.xlsx`,
		content: await typedWorkbook([...sheets, about])
	};
}

const columnsOf = (first: string, locale: Locale): TypedSheet['columns'] => [
	{ head: first, width: 12 },
	{ head: label('series_column_yen', locale), width: 16, decimals: 0 },
	{ head: label('series_column_gj', locale), width: 18, decimals: 1 },
	{ head: label('series_column_gj_same', locale), width: 24, decimals: 1 },
	{ head: label('series_column_kl', locale), width: 18, decimals: 2 },
	{ head: label('series_column_kl_same', locale), width: 24, decimals: 2 },
	{ head: label('series_column_co2', locale), width: 20, decimals: 3 },
	{ head: label('series_column_co2_basic', locale), width: 20, decimals: 3 },
	{ head: label('series_column_days', locale), width: 14, decimals: 0 },
	{ head: label('series_column_all_days', locale), width: 14, decimals: 0 }
];

function years({ years: periods }: SeriesData, locale: Locale): TypedSheet {
	return {
		name: label('series_sheet_years', locale),
		columns: columnsOf(label('series_column_year', locale), locale),
		rows: periods.map((one) => [one.key, ...figuresOf(one)])
	};
}

function months({ months: periods }: SeriesData, locale: Locale): TypedSheet {
	return {
		name: label('series_sheet_months', locale),
		columns: columnsOf(label('month_column', locale), locale),
		rows: periods.map((one) => [one.key, ...figuresOf(one)])
	};
}

const TONNE_KG = 1000;

function figuresOf({ figures, sameRule }: SeriesPeriod): (number | null)[] {
	const tonnes = (kg: number | null) => (kg === null ? null : kg / TONNE_KG);
	return [
		...[figures.costYen, figures.gigajoules, sameRule.gigajoules],
		...[figures.crudeOilKl, sameRule.crudeOilKl],
		...[tonnes(figures.co2KgAdjusted), tonnes(figures.co2KgBasic)],
		...[figures.coveredDays, figures.days]
	];
}

function explained(ruleYear: number | null, company: string, locale: Locale): TypedSheet {
	const told = ['series_method_own', 'series_method_same', 'series_method_co2'];
	const sentences = told.map((name) => label(name, locale, { year: ruleYear ?? '' }));
	const rules = ['series_method_days', 'series_method_rounding'].map((name) => label(name, locale));
	const credit = locale === 'ja' ? CREDIT_LINE_JA : CREDIT_LINE_EN;
	return {
		name: label('series_sheet_method', locale),
		columns: [{ head: '', width: 110 }],
		rows: [[company], ...sentences.map((one) => [one]), ...rules.map((one) => [one]), [credit]]
	};
}
