import { billsInForce, type Disposition, type LedgerBill } from '$lib/domain/ledger/bills-in-force';
import { listBillsInForce, replaceBillsInForce } from '../../repositories/bills-in-force';
import {
	listLedgerBills,
	type DayRange,
	type LedgerBill as LedgerRow
} from '../../repositories/ledger';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';

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
	const after = billsInForce((await listLedgerBills(scope, tx, meteringPointId)).map(toLedgerBill));
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

export function toLedgerBill(row: LedgerRow): LedgerBill {
	const { importId, recordIndex, number, commitNumber } = row;
	const disposition = row.disposition as Disposition;
	return { importId, recordIndex, number, commitNumber, disposition, ...billFacts(row) };
}

function changedDays(before: LedgerBill[], after: LedgerBill[]): DayRange | null {
	const key = (bill: LedgerBill) => `${bill.importId}/${bill.recordIndex}/${bill.number}`;
	const [old, now] = [new Set(before.map(key)), new Set(after.map(key))];
	const changed = [
		...before.filter((bill) => !now.has(key(bill))),
		...after.filter((bill) => !old.has(key(bill)))
	];
	return changed.reduce<DayRange | null>(
		(range, { start, end }) => ({
			start: Math.min(range?.start ?? start, start),
			end: Math.max(range?.end ?? end, end)
		}),
		null
	);
}
