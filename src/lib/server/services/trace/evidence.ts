import type { Bill } from '$lib/domain/bills/bill';
import { splitBill } from '$lib/domain/calendarisation/calendarise';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import type { LedgerBill } from '../../repositories/ledger';
import { toBill } from '../derive/point-months';
import type { KnownUse } from '../derive/point-uses';
import type { TraceEntry, TraceView } from '../views';

export type Evidence = TraceView['evidence'][number];

/** A bill, and what of it falls into the month. */
export function billEvidence(
	row: LedgerBill,
	shown: { month: string; unit: string; entries: ReadonlyMap<string, TraceEntry> }
): Evidence[] {
	const bill: Bill = toBill(row);
	const entry = shown.entries.get(row.importId);
	const part = splitBill(bill).find((one) => one.month === shown.month);
	if (!part) return [];
	return [
		{
			kind: 'bill',
			...sourceOf(row),
			...{ sheet: row.sheet, row: row.row, lastRow: row.row, column: row.columnName },
			from: isoDay(bill.start),
			to: isoDay(bill.end - 1),
			quantity: toNumber(bill.quantity),
			unit: shown.unit,
			costYen: bill.costYen,
			daysInMonth: part.days,
			daysInPeriod: bill.end - bill.start,
			quantityInMonth: toNumber(part.quantity),
			costYenInMonth: part.costYen,
			reading: bill.reading,
			entry: entry ? { ...entry, note: row.note } : null
		}
	];
}

/** A stretch between deliveries or stock takes, and what of it falls into the month. */
export function deliveryEvidence(use: KnownUse, month: string, unit: string): Evidence[] {
	const part = splitBill(use).find((one) => one.month === month);
	const sources = use.sources.map(({ source }) => source);
	const [first] = sources;
	if (!part || !first) return [];
	const rows = sources.filter(({ importId }) => importId === first.importId).map(({ row }) => row);
	return [
		{
			kind: 'delivery',
			...sourceOf(first),
			...{ sheet: first.sheet, row: Math.min(...rows), lastRow: Math.max(...rows) },
			column: first.columnName,
			...{ from: isoDay(use.start), to: isoDay(use.end - 1) },
			...{ quantity: toNumber(use.quantity), unit, costYen: use.costYen },
			...{ daysInMonth: part.days, daysInPeriod: use.end - use.start },
			...{ quantityInMonth: toNumber(part.quantity), costYenInMonth: part.costYen },
			reading: use.reading,
			entry: null
		}
	];
}

export function sourceOf({
	importId,
	fileName,
	sha256
}: Pick<LedgerBill, 'importId' | 'fileName' | 'sha256'>) {
	return { importId, fileName, sha256 };
}
