import { findImport } from '../../repositories/imports';
import type { LedgerBill } from '../../repositories/ledger';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { findUserById } from '../../repositories/users';
import { requestOf } from '../imports/job';
import type { TraceEntry } from '../views';

/** Who wrote the bills that came from no file, by import. */
export async function entriesOf(
	scope: CompanyScope,
	tx: ReadTx,
	bills: readonly LedgerBill[]
): Promise<Map<string, TraceEntry>> {
	const entries = new Map<string, TraceEntry>();
	for (const importId of new Set(bills.map((bill) => bill.importId))) {
		const row = await findImport(scope, tx, importId);
		const entry = row && requestOf(row).entry;
		if (!row || !entry) continue;
		const by = (await findUserById(tx, row.createdBy))?.name ?? null;
		const at = new Date(row.createdAt).toISOString();
		entries.set(importId, { deed: entry.deed, reason: entry.reason, by, at, note: null });
	}
	return entries;
}
