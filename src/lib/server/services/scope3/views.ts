import { co2eKgOf } from '$lib/domain/ghg/scope3';
import type { Scope3Factor } from '../../factor-library';
import type { Scope3EntryRow } from '../../repositories/scope3-entries';
import type { Scope3Totals } from './totals';
import { toLine } from './totals';

export interface Scope3EntryView {
	id: string;
	fiscalYear: number;
	category: number;
	name: string;
	quantity: number;
	unit: string;
	/** CO2e per unit, in kg or t. */
	factor: number;
	factorMass: 'kg' | 't';
	/** Row of a published list; null: the company's own. */
	factorId: string | null;
	source: string;
	co2eKg: number;
	replaces: string | null;
	createdAt: string;
	createdBy: string | null;
	/** When it was taken back or corrected; null while it counts. */
	endedAt: string | null;
}

export interface Scope3YearView extends Scope3Totals {
	fiscalYear: number;
	/** Years with lines, newest first. */
	years: number[];
	entries: Scope3EntryView[];
	/** Published factors to choose from. */
	factors: Scope3Factor[];
}

export function viewOf(row: Scope3EntryRow, people: ReadonlyMap<string, string>): Scope3EntryView {
	const { entryId: id, fiscalYear, name, unit, factorId, source, replaces } = row;
	return {
		...{ id, fiscalYear, name, unit, factorId, source, replaces },
		...toLine(row),
		co2eKg: co2eKgOf(toLine(row)),
		createdAt: new Date(row.createdAt).toISOString(),
		createdBy: people.get(row.createdBy) ?? null,
		endedAt: row.endedAt === null ? null : new Date(row.endedAt).toISOString()
	};
}
