import type { OwnFactorRow } from '../../repositories/own-factors';
import type { MovedMonth } from '../derive/moved-months';
import { asOwnFactor } from './as-own-factor';

export interface OwnFactorView {
	id: string;
	carrier: string;
	/** null: every point of the carrier. */
	meteringPoint: { id: string; name: string } | null;
	/** null: whoever supplies. */
	supplier: string | null;
	fromMonth: string;
	/** null: until another takes its place. */
	toMonth: string | null;
	/** kg-CO2 per base unit, as it is calculated with. */
	valueBasic: number | null;
	valueAdjusted: number | null;
	gjPerUnit: number | null;
	kgPerM3: number | null;
	standardM3PerM3: number | null;
	/** As it was typed, with its unit. */
	typed: {
		basic: string | null;
		adjusted: string | null;
		emissionUnit: string | null;
		energy: string | null;
		energyUnit: string | null;
	};
	source: string;
	/** Whose place it took. */
	replaces: string | null;
	createdAt: string;
	createdBy: string | null;
	/** When it was taken back or replaced; null while it counts. */
	endedAt: string | null;
	endedBy: string | null;
}

/** What saving would do. */
export interface OwnFactorPreview {
	factor: Pick<
		OwnFactorView,
		'valueBasic' | 'valueAdjusted' | 'gjPerUnit' | 'kgPerM3' | 'standardM3PerM3'
	>;
	months: MovedMonth[];
	/** The same over all points. */
	byMonth: Omit<MovedMonth, 'meteringPoint'>[];
}

interface Names {
	points: ReadonlyMap<string, string>;
	people: ReadonlyMap<string, string>;
}

export function viewOf(row: OwnFactorRow, { points, people }: Names): OwnFactorView {
	const { factorId, carrier, supplier, fromMonth, toMonth, source, meteringPointId } = row;
	const { basic, adjusted, emissionUnit, energy, energyUnit, replaces } = row;
	const point = meteringPointId && { id: meteringPointId, name: points.get(meteringPointId) ?? '' };
	return {
		...{ id: factorId, carrier, supplier, fromMonth, toMonth, source, replaces },
		meteringPoint: point || null,
		...valuesOf(row),
		typed: { basic, adjusted, emissionUnit, energy, energyUnit },
		createdAt: new Date(row.createdAt).toISOString(),
		createdBy: people.get(row.createdBy) ?? null,
		endedAt: row.endedAt === null ? null : new Date(row.endedAt).toISOString(),
		endedBy: row.endedBy === null ? null : (people.get(row.endedBy) ?? null)
	};
}

export function valuesOf(row: Parameters<typeof asOwnFactor>[0]): OwnFactorPreview['factor'] {
	const { valueBasic, valueAdjusted, gjPerUnit, kgPerM3, standardM3PerM3 } = asOwnFactor(row);
	return { valueBasic, valueAdjusted, gjPerUnit, kgPerM3, standardM3PerM3 };
}
