import { listRecords } from '../../repositories/import-records';
import { findImport, type Import } from '../../repositories/imports';
import { findLedgerBill, type LedgerBill } from '../../repositories/ledger';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { listSites } from '../../repositories/sites';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { findUserById } from '../../repositories/users';
import { requestOf } from './job';
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
	const author = (await findUserById(tx, row.createdBy))?.name ?? null;
	const removed = await removedBy(scope, tx, row);
	return { row, records, author, removed, ...(await loadPoints(scope, tx)) };
}

async function removedBy(scope: CompanyScope, tx: ReadTx, row: Import): Promise<LedgerBill[]> {
	const bills: LedgerBill[] = [];
	for (const target of requestOf(row).entry?.targets ?? []) {
		const bill = await findLedgerBill(scope, tx, target.bill);
		if (bill) bills.push(bill);
	}
	return bills;
}

/** What a file's records may belong to. */
export async function loadPoints(scope: CompanyScope, tx: ReadTx) {
	return {
		points: await listAllMeteringPoints(scope, tx),
		siteCount: (await listSites(scope, tx, SOME_SITES)).length
	};
}
