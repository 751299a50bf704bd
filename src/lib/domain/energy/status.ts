import {
	DATA_STATUSES,
	FACTOR_STATUSES,
	type DataStatus,
	type EnergyFigures,
	type FactorStatus
} from './energy-row';

export function worstFactorStatus(statuses: readonly FactorStatus[]): FactorStatus {
	return worst(FACTOR_STATUSES, statuses);
}

/**
 * Of several stretches together: none of them known is `missing`, some of them is `partial`,
 * else the worst hides the others.
 */
export function joinedDataStatus(statuses: readonly DataStatus[]): DataStatus {
	const known = statuses.filter((status) => status !== 'missing');
	if (known.length === 0) return 'missing';
	return known.length < statuses.length ? 'partial' : worst(DATA_STATUSES, known);
}

/** Both scales in one, for a first look; worst last. */
const OVERALL = [
	'official',
	'measured',
	'own',
	'estimated',
	'provisional',
	'unverified',
	'partial',
	'not_computed',
	'missing'
] as const satisfies readonly (DataStatus | FactorStatus)[];

export function overallStatus(
	figures: Pick<EnergyFigures, 'dataStatus' | 'factorStatus'>
): DataStatus | FactorStatus {
	return worst(OVERALL, [figures.dataStatus, ...Object.values(figures.factorStatus)]);
}

function worst<T>(order: readonly T[], statuses: readonly T[]): T {
	return statuses.reduce(
		(found, status) => (order.indexOf(status) > order.indexOf(found) ? status : found),
		order[0]!
	);
}
