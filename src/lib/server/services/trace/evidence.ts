import type { Bill } from '$lib/domain/bills/bill';
import { splitBill } from '$lib/domain/calendarisation/calendarise';
import { mergeLoadDays } from '$lib/domain/ledger/merge-load-days';
import { unpackRows, unpackSlots } from '$lib/domain/readings/pack';
import { isoDay } from '$lib/domain/time/day';
import { add, toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { LedgerBill, LedgerDay } from '../../repositories/ledger';
import { toBill } from '../derive/point-months';
import type { KnownUse } from '../derive/point-uses';
import type { TraceEntry, TraceView } from '../views';

type Evidence = TraceView['evidence'][number];

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

interface Stretch {
	source: LedgerDay;
	days: number[];
	rows: number[];
	quantity: Decimal;
}

/**
 * The readings that count on the days no bill covers, gathered by the import they came with.
 * `rows` by day and order of commits.
 */
export function readingEvidence(
	rows: readonly LedgerDay[],
	billed: (day: number) => boolean,
	unit: string
): Evidence[] {
	const stretches = new Map<string, Stretch>();
	for (const ofDay of byDay(rows)) if (!billed(ofDay[0]!.day)) gather(stretches, ofDay);
	return [...stretches.values()].map((stretch) => stretchView(stretch, unit));
}

function byDay(rows: readonly LedgerDay[]): LedgerDay[][] {
	const days = new Map<number, LedgerDay[]>();
	for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row]);
	return [...days.values()];
}

function gather(stretches: Map<string, Stretch>, ofDay: LedgerDay[]): void {
	const merged = mergeLoadDays(ofDay.map((row) => ({ ...row, slots: unpackSlots(row.slots) })));
	merged?.importIds.forEach((importId, origin) => {
		const slots = [...merged.slots].flatMap((value, slot) =>
			merged.origins[slot] === origin ? [{ slot, value }] : []
		);
		if (slots.length === 0) return;
		const source = ofDay.find((row) => row.importId === importId)!;
		const stretch = stretches.get(importId) ?? { source, days: [], rows: [], quantity: ZERO };
		stretches.set(importId, stretch);
		stretch.days.push(source.day);
		stretch.rows.push(...slots.map(({ slot }) => fileRow(source, slot)));
		const coefficient = slots.reduce((sum, { value }) => sum + value, 0);
		stretch.quantity = add(stretch.quantity, { coefficient, scale: merged.scale });
	});
}

const ZERO: Decimal = { coefficient: 0, scale: 0 };

function fileRow({ rows, firstRow, rowStep }: LedgerDay, slot: number): number {
	return rows ? unpackRows(rows)[slot]! : firstRow + slot * rowStep;
}

function stretchView({ source, days, rows, quantity }: Stretch, unit: string): Evidence {
	const total = toNumber(quantity);
	return {
		kind: 'interval',
		...sourceOf(source),
		...{ sheet: null, column: null, unit, costYen: null, costYenInMonth: null },
		row: Math.min(...rows),
		lastRow: Math.max(...rows),
		from: isoDay(Math.min(...days)),
		to: isoDay(Math.max(...days)),
		...{ quantity: total, quantityInMonth: total },
		...{ daysInMonth: days.length, daysInPeriod: days.length },
		reading: 'actual',
		entry: null
	};
}

function sourceOf({
	importId,
	fileName,
	sha256
}: Pick<LedgerBill, 'importId' | 'fileName' | 'sha256'>) {
	return { importId, fileName, sha256 };
}
