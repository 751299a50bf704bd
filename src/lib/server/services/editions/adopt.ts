import type { EditionFile } from '../../factor-library';
import { seriesOf } from '../../factor-library';
import { adoptEdition } from '../../repositories/company-editions';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import { rederiveCompany } from '../derive/rederive';

export interface Adoption {
	edition: EditionFile;
	/** Whose it is; null: a shipped one. */
	consortiumId: string | null;
	by: string;
	atMs: number;
}

/**
 * From now on the edition counts for the company, in place of the one of its series before, and
 * every month is computed again. Going back is adopting the former one.
 */
export async function adopt(
	scope: CompanyScope,
	tx: WriteTx,
	{ edition, consortiumId, by, atMs }: Adoption
): Promise<void> {
	await adoptEdition(scope, tx, {
		...{ series: seriesOf(edition), editionId: edition.id, consortiumId },
		...{ adoptedAt: atMs, adoptedBy: by }
	});
	await rederiveCompany(scope, tx);
}
