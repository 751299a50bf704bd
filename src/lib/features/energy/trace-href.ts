import { addMonths } from '$lib/domain/time/day';

/** Addresses of the pages that say where a figure comes from. */

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

/** A fiscal year's months. */
export function yearStretch(fiscalYear: number, startMonth = 4): { from: string; to: string } {
	const from = `${String(fiscalYear).padStart(4, '0')}-${String(startMonth).padStart(2, '0')}`;
	return { from, to: addMonths(from, 11) };
}
