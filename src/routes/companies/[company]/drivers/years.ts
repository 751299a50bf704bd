import { addMonths, type Month } from '$lib/domain/time/day';

const MOST = 3;

/** The newest fiscal years in which there is a figure. */
export function latestYears(drivers: readonly { months: { fiscalYear: number }[] }[]): number[] {
	const years = drivers.flatMap(({ months }) => months.map(({ fiscalYear }) => fiscalYear));
	return [...new Set(years)].sort((a, b) => b - a).slice(0, MOST);
}

/** Its twelve months. */
export function monthsOfYear(fiscalYear: number, startMonth: number): Month[] {
	const first = `${fiscalYear}-${String(startMonth).padStart(2, '0')}`;
	return Array.from({ length: 12 }, (_, at) => addMonths(first, at));
}

/** As few decimals as show the figures, three at most. */
export function decimalsOf(values: readonly (number | null)[]): number {
	const shown = values.map((value) => String(Math.round((value ?? 0) * 1000) / 1000));
	return Math.max(0, ...shown.map((text) => text.split('.')[1]?.length ?? 0));
}
