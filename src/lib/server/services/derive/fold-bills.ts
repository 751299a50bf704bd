import {
	billsInForce,
	placeKey,
	type BillRemoval,
	type Disposition,
	type LedgerBill
} from '$lib/domain/ledger/bills-in-force';
import { listRemovals, type Removal } from '../../repositories/bill-removals';
import { listBillsInForce, replaceBillsInForce } from '../../repositories/bills-in-force';
import {
	listLedgerBills,
	type DayRange,
	type LedgerBill as LedgerRow
} from '../../repositories/ledger';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';

/** Every day a bill can lie on. */
export const ALL_DAYS: DayRange = { start: -1_000_000, end: 10_000_000 };

/** The facts of a bill as the domain compares them. */
export function billFacts(row: {
	startDay: number;
	endDay: number;
	quantity: number;
	quantityScale: number;
	costYen: number | null;
}) {
	return {
		start: row.startDay,
		end: row.endDay,
		quantity: { coefficient: row.quantity, scale: row.quantityScale },
		costYen: row.costYen
	};
}

/**
 * Folds the bills of a point anew. Answers the days on which something changed, null when
 * nothing did.
 */
export async function foldBills(
	scope: CompanyScope,
	tx: WriteTx,
	meteringPointId: string
): Promise<DayRange | null> {
	const before = await listBillsInForce(scope, tx, {
		meteringPointIds: [meteringPointId],
		...ALL_DAYS
	});
	const { bills, removals } = await standingBills(scope, tx, meteringPointId);
	const after = billsInForce(bills, removals);
	const changed = changedDays(before.map(toLedgerBill), after);
	if (changed)
		await replaceBillsInForce(scope, tx, {
			meteringPointId,
			bills: after.map(({ start, importId, recordIndex, number }) => ({
				...{ startDay: start, importId, recordIndex, number }
			}))
		});
	return changed;
}

/** What the fold takes: bills of a point and removals of them, of all imports not undone. */
export async function standingBills(scope: CompanyScope, tx: ReadTx, meteringPointId: string) {
	return {
		bills: (await listLedgerBills(scope, tx, meteringPointId)).map(toLedgerBill),
		removals: (await listRemovals(scope, tx, meteringPointId)).map(toRemoval)
	};
}

function toRemoval({ importId, commitNumber, ...row }: Removal): BillRemoval {
	const { replacedByIndex: recordIndex, replacedByNumber: number } = row;
	return {
		...{ importId, commitNumber },
		bill: { importId: row.ofImportId, recordIndex: row.ofRecordIndex, number: row.ofNumber },
		replacedBy: recordIndex === null || number === null ? null : { recordIndex, number }
	};
}

export function toLedgerBill(row: LedgerRow): LedgerBill {
	const { importId, recordIndex, number, commitNumber } = row;
	const disposition = row.disposition as Disposition;
	return { importId, recordIndex, number, commitNumber, disposition, ...billFacts(row) };
}

function changedDays(before: LedgerBill[], after: LedgerBill[]): DayRange | null {
	const [old, now] = [new Set(before.map(placeKey)), new Set(after.map(placeKey))];
	const changed = [
		...before.filter((bill) => !now.has(placeKey(bill))),
		...after.filter((bill) => !old.has(placeKey(bill)))
	];
	return changed.reduce<DayRange | null>(
		(range, { start, end }) => ({
			start: Math.min(range?.start ?? start, start),
			end: Math.max(range?.end ?? end, end)
		}),
		null
	);
}
