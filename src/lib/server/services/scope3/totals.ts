import { categoryTotals, scope3Total, type CategoryTotal } from '$lib/domain/ghg/scope3';
import type { Scope3EntryRow } from '../../repositories/scope3-entries';

export interface Scope3Totals {
	categories: CategoryTotal[];
	co2eKg: number | null;
}

/** Of the lines of a fiscal year that count. */
export function totalsOf(rows: readonly Scope3EntryRow[], fiscalYear: number): Scope3Totals {
	const lines = rows
		.filter((row) => row.endedAt === null && row.fiscalYear === fiscalYear)
		.map(toLine);
	return { categories: categoryTotals(lines), co2eKg: scope3Total(lines) };
}

export function toLine({ category, quantity, factor, factorMass }: Scope3EntryRow) {
	return {
		category,
		quantity: Number(quantity),
		factor: Number(factor),
		factorMass: factorMass as 'kg' | 't'
	};
}
