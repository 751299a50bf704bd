import { finding, type Finding } from '$lib/domain/finding';
import { BillShelf } from '$lib/domain/ledger/bills-in-force';
import { mergeLoadDays } from '$lib/domain/ledger/merge-load-days';
import { hasBit } from '$lib/domain/readings/slot-bits';
import { MISSING } from '$lib/domain/readings/load-day';
import { unpackSlots } from '$lib/domain/readings/pack';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import { listBillsInForce } from '../../repositories/bills-in-force';
import { listLedgerBills, listLedgerDays, type LedgerDay } from '../../repositories/ledger';
import { findMeteringPoint } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { ledgerUnit } from '$lib/domain/ledger/ledger-unit';
import { ALL_DAYS, toLedgerBill } from '../derive/fold-bills';
import type { Touched } from '../derive/refold';

/**
 * What a person once declined (keep) is not revived by an undo; where its place is now empty it
 * is offered, by the name of its file.
 */
export async function offerDeclined(
	scope: CompanyScope,
	tx: ReadTx,
	touched: readonly Touched[]
): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const one of touched) {
		if (one.kind === 'bill') findings.push(...(await declinedBills(scope, tx, one)));
		if (one.kind === 'interval') findings.push(...(await declinedReadings(scope, tx, one)));
	}
	return findings;
}

async function declinedBills(scope: CompanyScope, tx: ReadTx, touched: Touched) {
	const { seriesId: meteringPointId, start, end } = touched;
	const point = await findMeteringPoint(scope, tx, meteringPointId);
	const meteringPointIds = [meteringPointId];
	const shelf = new BillShelf<{ start: number; end: number }>();
	for (const bill of await listBillsInForce(scope, tx, { meteringPointIds, ...ALL_DAYS }))
		shelf.add(toLedgerBill(bill));
	const ledger = await listLedgerBills(scope, tx, meteringPointId);
	return ledger
		.map((row) => ({ row, bill: toLedgerBill(row) }))
		.filter(({ bill }) => bill.disposition === 'declined' && bill.start < end && bill.end > start)
		.filter(({ bill }) => shelf.overlapping(bill).length === 0)
		.map(({ row, bill }) =>
			finding('note', 'import.declined_bill', {
				...{ file: row.fileName, from: isoDay(bill.start), to: isoDay(bill.end - 1) },
				...{ quantity: toNumber(bill.quantity), unit: ledgerUnit(point?.unit ?? '') }
			})
		);
}

async function declinedReadings(scope: CompanyScope, tx: ReadTx, touched: Touched) {
	const { seriesId: meteringPointId, start, end } = touched;
	const rows = await listLedgerDays(scope, tx, { meteringPointId, start, end });
	const byImport = new Map<string, { file: string; days: number[]; count: number }>();
	for (const row of rows.filter(({ declined }) => declined !== null)) {
		const count = emptyPlaces(
			row,
			rows.filter(({ day }) => day === row.day)
		);
		if (count === 0) continue;
		const offer = byImport.get(row.importId) ?? { file: row.fileName, days: [], count: 0 };
		offer.days.push(row.day);
		offer.count += count;
		byImport.set(row.importId, offer);
	}
	return [...byImport.values()].map(({ file, days, count }) =>
		finding('note', 'import.declined_readings', {
			...{ file, count, from: isoDay(Math.min(...days)), to: isoDay(Math.max(...days)) }
		})
	);
}

/** Declined slots of a day for which nothing else is in force. */
function emptyPlaces(row: LedgerDay, ofDay: readonly LedgerDay[]): number {
	const merged = mergeLoadDays(ofDay.map((one) => ({ ...one, slots: unpackSlots(one.slots) })));
	return unpackSlots(row.slots).reduce(
		(count, value, slot) =>
			value !== MISSING &&
			hasBit(row.declined, slot) &&
			(merged === null || merged.slots[slot] === MISSING)
				? count + 1
				: count,
		0
	);
}
