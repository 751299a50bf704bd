import type { ConsortiumScope } from '../../access/context';
import { type EditionFile, seriesOf, shippedEditions } from '../../factor-library';
import { findFactorEdition } from '../../repositories/factor-editions';
import { listRestatements } from '../../repositories/restatements';
import type { ReadTx } from '../../repositories/transaction';
import { keptEdition } from './kept-edition';

/** By series the edition that was last applied in the consortium, else the shipped one. */
export async function editionsInForce(
	consortium: ConsortiumScope,
	tx: ReadTx
): Promise<EditionFile[]> {
	const inForce = new Map(shippedEditions().map((edition) => [seriesOf(edition), edition]));
	const applied = (await listRestatements(consortium, tx)).filter(
		({ status }) => status === 'applied'
	);
	const newest = new Map([...applied].reverse().map((one) => [one.series, one.editionId]));
	for (const [series, editionId] of newest) {
		const edition = await editionOf(consortium, tx, editionId);
		if (edition) inForce.set(series, edition);
	}
	return [...inForce.values()];
}

/** Shipped, or brought in by the consortium; null where it is neither. */
export async function editionOf(
	consortium: ConsortiumScope,
	tx: ReadTx,
	editionId: string
): Promise<EditionFile | null> {
	const shipped = shippedEditions().find(({ id }) => id === editionId);
	if (shipped) return shipped;
	const found = await findFactorEdition(consortium, tx, editionId);
	return found ? keptEdition(editionId, found.content) : null;
}
