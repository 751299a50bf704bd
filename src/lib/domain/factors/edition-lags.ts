import { addMonths, type Month } from '../time/day';

/**
 * How the three years of a list of suppliers hang together. A list is made of the suppliers'
 * results of one year, serves emissions of a year of use, and these are reported in a third. The
 * lag differs by carrier: it is declared here, and nowhere computed with a bare +1.
 */
export interface EditionLag {
	carrier: string;
	/** Year of use less year of the suppliers' result. */
	useAfterResult: number;
	/** Year of the report less year of use. */
	reportAfterUse: number;
	/** Months from April of the year of use until its list is out, as in the latest lists. */
	listAfterMonths: number;
	source: string;
}

export const EDITION_LAGS: readonly EditionLag[] = [
	{
		carrier: 'electricity',
		useAfterResult: 1,
		reportAfterUse: 1,
		listAfterMonths: 9,
		source:
			'環境省・経済産業省「電気事業者別排出係数」令和6年度実績（R8.1.9公表、令和7年度排出分に使用、令和8年度報告用）'
	},
	{
		carrier: 'city_gas',
		useAfterResult: 0,
		reportAfterUse: 1,
		listAfterMonths: 14,
		source:
			'環境省・経済産業省「ガス事業者別排出係数」令和7年度供給実績（R8.6.30公表、令和7年度排出分に使用）'
	},
	{
		carrier: 'heat_other',
		useAfterResult: 1,
		reportAfterUse: 1,
		listAfterMonths: 14,
		source:
			'環境省・経済産業省「熱供給事業者別排出係数」令和6年度供給実績（R8.6.30公表、令和7年度排出分に使用）'
	}
];

export function editionLagOf(carrier: string): EditionLag | null {
	return EDITION_LAGS.find((lag) => lag.carrier === carrier) ?? null;
}

/** The year of use of a list made of that year's results; null for a carrier without lists. */
export function useYearOf(carrier: string, resultYear: number): number | null {
	const lag = editionLagOf(carrier);
	return lag && resultYear + lag.useAfterResult;
}

/** The year in which emissions of a year of use are reported; null for a carrier without lists. */
export function reportYearOf(carrier: string, useYear: number): number | null {
	const lag = editionLagOf(carrier);
	return lag && useYear + lag.reportAfterUse;
}

export interface DatedList {
	carrier: string;
	resultYear: number;
}

/**
 * A list in a year: official in its year of use, provisional in every later one until a newer
 * list is out, and of no use before (null): a later list is never used backwards.
 */
export function standingIn(list: DatedList, year: number): 'official' | 'provisional' | null {
	const useYear = useYearOf(list.carrier, list.resultYear);
	if (useYear === null || year < useYear) return null;
	return year === useYear ? 'official' : 'provisional';
}

/** The month in which the list of a year of use is expected. */
export function expectedMonth({ listAfterMonths }: EditionLag, useYear: number): Month {
	return addMonths(`${useYear}-04`, listAfterMonths);
}

/**
 * `current`: the list of the year is here. `awaited`: it is not, and not expected before the
 * present month is over. `overdue`: it should be out.
 */
export type ListState = 'current' | 'awaited' | 'overdue';

export function listState(
	lag: EditionLag,
	{ newestUseYear, year, month }: { newestUseYear: number; year: number; month: Month }
): ListState {
	if (newestUseYear >= year) return 'current';
	return month <= expectedMonth(lag, newestUseYear + 1) ? 'awaited' : 'overdue';
}
