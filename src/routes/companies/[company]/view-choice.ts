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

/** Month behind month, or the choice of metering points where several stand behind the cell. */
export function traceHref(
	companyId: string,
	cell: { month: string; carrier?: string; meteringPointIds?: string[] }
): string {
	const search = new URLSearchParams({ month: cell.month });
	const [only, ...others] = cell.meteringPointIds ?? [];
	if (only !== undefined && others.length === 0) search.set('meteringPoint', only);
	else if (cell.carrier) search.set('carrier', cell.carrier);
	return `/companies/${companyId}/trace?${search}`;
}

/** Behind a sum over months. */
export function sumTraceHref(
	companyId: string,
	{ from, to, carrier }: { from: string; to: string; carrier?: string }
): string {
	const search = new URLSearchParams({ from, to, ...(carrier ? { carrier } : {}) });
	return `/companies/${companyId}/trace?${search}`;
}
