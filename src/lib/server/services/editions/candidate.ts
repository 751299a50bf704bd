import { type EditionFile, seriesOf, shippedEdition } from '../../factor-library';
import { listCompanyEditions } from '../../repositories/company-editions';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { adoptedEdition, FOUNDING } from './book-of';

/** What is to count for a series: an edition, or again what counted at the founding. */
export interface Candidate {
	series: string;
	edition: EditionFile | null;
	/** Whose it is; null: a shipped one. */
	consortiumId: string | null;
}

export function candidateOf(edition: EditionFile, consortiumId: string): Candidate {
	const shipped = shippedEdition(edition.id) !== null;
	return { series: seriesOf(edition), edition, consortiumId: shipped ? null : consortiumId };
}

/** What counts now of the series. */
export async function standingCandidate(
	scope: CompanyScope,
	tx: ReadTx,
	series: string
): Promise<{ editionId: string | null; consortiumId: string | null }> {
	const adopted = await listCompanyEditions(scope, tx);
	const standing = adopted.find((one) => one.series === series);
	if (!standing || standing.editionId === FOUNDING) return { editionId: null, consortiumId: null };
	return { editionId: standing.editionId, consortiumId: standing.consortiumId };
}

/** What counted before, which the company once adopted or which is shipped. */
export async function formerCandidate(
	scope: CompanyScope,
	tx: ReadTx,
	{ series, ...former }: { series: string; editionId: string | null; consortiumId: string | null }
): Promise<Candidate> {
	const { editionId, consortiumId } = former;
	const edition = editionId === null ? null : await adoptedEdition(scope, tx, editionId);
	return { series, edition, consortiumId };
}
