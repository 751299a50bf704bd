import { placeKey } from '$lib/domain/ledger/bills-in-force';
import { removedWith } from '$lib/domain/ledger/removed-with';
import { Conflict } from '../../errors';
import { insertRemovals } from '../../repositories/bill-removals';
import { listBillsInForce } from '../../repositories/bills-in-force';
import type { Import } from '../../repositories/imports';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import { ALL_DAYS, standingBills, toLedgerBill } from '../derive/fold-bills';
import { requestOf, type HandEntry } from './job';

/** Keys of the bills that an import takes out of force. */
export function removedKeys(row: Pick<Import, 'request'>): ReadonlySet<string> {
	return new Set(requestOf(row).entry?.targets.map(({ bill }) => placeKey(bill)));
}

/** Only what counts now can be taken away: somebody may have been faster since it was shown. */
export async function storeRemovals(
	scope: CompanyScope,
	tx: WriteTx,
	of: { importId: string; meteringPointId: string; targets: HandEntry['targets'] }
): Promise<void> {
	const { importId, meteringPointId, targets } = of;
	if (targets.length === 0) return;
	const meteringPointIds = [meteringPointId];
	const rows = await listBillsInForce(scope, tx, { meteringPointIds, ...ALL_DAYS });
	const inForce = rows.map(toLedgerBill);
	const standing = { ...(await standingBills(scope, tx, meteringPointId)), inForce };
	const removals = targets.flatMap(({ bill, replacedBy }) => {
		const target = inForce.find((one) => placeKey(one) === placeKey(bill));
		if (!target) throw new Conflict('bill.not_in_force');
		return removedWith(target, standing).map((place) => ({
			ofImportId: place.importId,
			ofRecordIndex: place.recordIndex,
			ofNumber: place.number,
			replacedByIndex: replacedBy === null ? null : 0,
			replacedByNumber: replacedBy
		}));
	});
	await insertRemovals(scope, tx, { importId, meteringPointId, removals: eachOnce(removals) });
}

/** Two bills of one line may be named: the key of a removal is the bill that goes. */
function eachOnce<R extends { ofImportId: string; ofRecordIndex: number; ofNumber: number }>(
	removals: R[]
): R[] {
	const key = (one: R) =>
		placeKey({ importId: one.ofImportId, recordIndex: one.ofRecordIndex, number: one.ofNumber });
	return [...new Map(removals.map((one) => [key(one), one])).values()];
}
