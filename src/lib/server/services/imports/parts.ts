import { listRecords } from '../../repositories/import-records';
import { findImport } from '../../repositories/imports';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { listSites } from '../../repositories/sites';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import type { ImportParts } from './view';

/** More than the choice between none, one and several needs. */
const SOME_SITES = { limit: 2, after: null };

export async function loadParts(
	scope: CompanyScope,
	tx: ReadTx,
	importId: string
): Promise<ImportParts | null> {
	const row = await findImport(scope, tx, importId);
	if (!row) return null;
	const records = await listRecords(scope, tx, importId);
	return { row, records, ...(await loadPoints(scope, tx)) };
}

/** What a file's records may belong to. */
export async function loadPoints(scope: CompanyScope, tx: ReadTx) {
	return {
		points: await listAllMeteringPoints(scope, tx),
		siteCount: (await listSites(scope, tx, SOME_SITES)).length
	};
}
