import type { FactorLibrary } from '$lib/domain/factors/factor-library';
import { composeLibrary } from './compose-library';
import { seriesOf, shippedEditions } from './editions';
import type { EditionFile } from './schema';

/** Compositions in use: almost always one, and during a restatement the one before. */
const KEPT = 8;
const composed = new Map<string, FactorLibrary>();

/** The shipped editions as one value. */
export function loadFactorLibrary(): FactorLibrary {
	return libraryWith([]);
}

/** The shipped editions, with others in the place of those whose series they share. */
export function libraryWith(others: readonly EditionFile[]): FactorLibrary {
	const key = others.map(({ id }) => id).join('\n');
	const known = composed.get(key);
	if (known) return known;
	const library = composeLibrary(standing(others));
	composed.set(key, library);
	const [oldest] = composed.keys();
	if (composed.size > KEPT) composed.delete(oldest!);
	return library;
}

function standing(others: readonly EditionFile[]): EditionFile[] {
	const bySeries = new Map(
		[...shippedEditions(), ...others].map((file) => [seriesOf(file), file] as const)
	);
	return [...bySeries.values()];
}
