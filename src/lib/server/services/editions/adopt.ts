import type { EditionFile } from '../../factor-library';
import { seriesOf } from '../../factor-library';
import { bumpDataVersion } from '../../repositories/companies';
import { adoptEdition } from '../../repositories/company-editions';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import { replaceUsageMonths } from '../../repositories/usage';
import { deriveCompanyMonths } from '../derive/company-months';
import { FOUNDING } from './book-of';
import type { Candidate } from './candidate';
import { computeRestatement, type Computed } from './compute';

export interface Adoption {
	edition: EditionFile;
	/** Whose it is; null: a shipped one. */
	consortiumId: string | null;
	by: string;
	atMs: number;
}

/**
 * From now on the edition counts for the company, in place of the one of its series before, and
 * its months are computed again. Going back is adopting the former one.
 */
export async function adopt(
	scope: CompanyScope,
	tx: WriteTx,
	{ edition, consortiumId, by, atMs }: Adoption
): Promise<void> {
	const candidate = { series: seriesOf(edition), edition, consortiumId };
	const computed = await computeRestatement(scope, tx, candidate);
	await adoptComputed(scope, tx, { candidate, computed, by, atMs });
}

/** The same with what was computed in this transaction. */
export async function adoptComputed(
	scope: CompanyScope,
	tx: WriteTx,
	{ candidate, computed, by, atMs }: Adopting
): Promise<void> {
	const { series, edition, consortiumId } = candidate;
	await adoptEdition(scope, tx, {
		...{ series, editionId: edition?.id ?? FOUNDING, consortiumId },
		...{ adoptedAt: atMs, adoptedBy: by }
	});
	for (const point of computed.points) await replaceUsageMonths(scope, tx, point);
	const from = computed.points.map((point) => point.from).sort()[0];
	const to = computed.points
		.map((point) => point.to)
		.sort()
		.at(-1);
	if (from && to) await deriveCompanyMonths(scope, tx, { from, to });
	await bumpDataVersion(scope, tx);
}

export interface Adopting {
	candidate: Candidate;
	computed: Computed;
	by: string;
	atMs: number;
}
