import { mergeLoadDays, type MergedDay } from '$lib/domain/ledger/merge-load-days';
import { packSlots, unpackSlots } from '$lib/domain/readings/pack';
import { countBits, hasBit } from '$lib/domain/readings/slot-bits';
import { listLedgerDays, type DayRange, type LedgerDay } from '../../repositories/ledger';
import { replaceLoadDaysInForce, type LoadDayInForce } from '../../repositories/load-days-in-force';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import { dayFigures } from '../imports/summarise';

type PointRange = DayRange & { meteringPointId: string };

const BLOCK_DAYS = 1000;

/** Folds the readings of a point on the days of the range anew, block by block. */
export async function foldDays(scope: CompanyScope, tx: WriteTx, range: PointRange): Promise<void> {
	const { meteringPointId } = range;
	for (let start = range.start; start < range.end; start += BLOCK_DAYS) {
		const block = { meteringPointId, start, end: Math.min(start + BLOCK_DAYS, range.end) };
		const rows = await listLedgerDays(scope, tx, block);
		await replaceLoadDaysInForce(scope, tx, { ...block, days: daysInForce(rows) });
	}
}

/** `rows` by day and order of commits. */
export function* daysInForce(rows: readonly LedgerDay[]): Generator<LoadDayInForce> {
	for (let first = 0; first < rows.length;) {
		let next = first + 1;
		while (next < rows.length && rows[next]!.day === rows[first]!.day) next++;
		const day = dayInForce(rows.slice(first, next));
		if (day) yield day;
		first = next;
	}
}

function dayInForce(rows: LedgerDay[]): LoadDayInForce | null {
	const only = rows.length === 1 ? rows[0]! : null;
	if (only && only.declined === null) return unmerged(only);
	const merged = mergeLoadDays(rows.map((row) => ({ ...row, slots: unpackSlots(row.slots) })));
	return merged && fromMerged(rows, merged);
}

function unmerged(row: LedgerDay): LoadDayInForce {
	const { day, importId, slotMinutes, scale, total, peak, peakSlot, missing } = row;
	return {
		...{ day, importId, slotMinutes, scale, total, peak, peakSlot, missing },
		slotCount: slotCount(row.slots),
		slots: null,
		origins: null,
		estimatedSlots: countBits(row.estimated) || null
	};
}

function fromMerged(rows: readonly LedgerDay[], merged: MergedDay): LoadDayInForce {
	const { slotMinutes, scale, slots, origins, importIds } = merged;
	return {
		...{ day: rows[0]!.day, importId: null, slotMinutes, scale },
		...dayFigures(slots),
		slotCount: slots.length,
		slots: packSlots(slots),
		origins: JSON.stringify({ importIds, slots: [...origins] }),
		estimatedSlots: estimatedSlots(rows, merged) || null
	};
}

/** Of the slots that count, those that their own import calls estimated. */
function estimatedSlots(rows: readonly LedgerDay[], { origins, importIds }: MergedDay): number {
	const marks = importIds.map(
		(importId) => rows.find((row) => row.importId === importId)?.estimated ?? null
	);
	return [...origins].filter((origin, slot) => origin >= 0 && hasBit(marks[origin]!, slot)).length;
}

/** The first byte of packed slots is their width. */
function slotCount(packed: Uint8Array): number {
	return (packed.length - 1) / packed[0]!;
}
