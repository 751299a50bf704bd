import { mergeLoadDays } from '$lib/domain/ledger/merge-load-days';
import { rowOfSlot } from '$lib/domain/readings/load-day';
import { unpackRows, unpackSlots } from '$lib/domain/readings/pack';
import { readSheetRuns, sheetOfSlot } from '$lib/domain/readings/sheet-runs';
import { hasBit } from '$lib/domain/readings/slot-bits';
import { isoDay } from '$lib/domain/time/day';
import { add, toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { LedgerDay } from '../../repositories/ledger';
import { sourceOf, type Evidence } from './evidence';

/** What counts of one import's table: of a workbook, of one of its sheets. */
interface Stretch {
	source: LedgerDay;
	sheet: string | null;
	days: Set<number>;
	rows: number[];
	quantity: Decimal;
	reading: Evidence['reading'];
}

/**
 * The readings that count on the days no bill covers, gathered by the import they came with and
 * the sheet they stand on. `rows` by day and order of commits.
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
		const source = ofDay.find((row) => row.importId === importId)!;
		const { slots, scale, origins } = merged;
		const counting = [...slots].flatMap((value, slot) =>
			origins[slot] === origin ? [{ slot, value: { coefficient: value, scale } }] : []
		);
		takeSlots(stretches, source, counting);
	});
}

function takeSlots(
	stretches: Map<string, Stretch>,
	source: LedgerDay,
	slots: { slot: number; value: Decimal }[]
): void {
	const sheets = readSheetRuns(source.sheets);
	const place = { ...source, rows: source.rows && unpackRows(source.rows) };
	for (const { slot, value } of slots) {
		const stretch = stretchOf(stretches, source, sheetOfSlot(sheets, slot));
		stretch.days.add(source.day);
		stretch.rows.push(rowOfSlot(place, slot));
		stretch.quantity = add(stretch.quantity, value);
		if (hasBit(source.estimated, slot)) stretch.reading = 'estimated';
	}
}

const ZERO: Decimal = { coefficient: 0, scale: 0 };

function stretchOf(
	stretches: Map<string, Stretch>,
	source: LedgerDay,
	sheet: string | null
): Stretch {
	const key = JSON.stringify([source.importId, sheet]);
	const known = stretches.get(key);
	if (known) return known;
	const made: Stretch = {
		...{ source, sheet, days: new Set(), rows: [] },
		...{ quantity: ZERO, reading: 'actual' }
	};
	stretches.set(key, made);
	return made;
}

function stretchView({ source, sheet, days, rows, quantity, reading }: Stretch, unit: string) {
	const total = toNumber(quantity);
	return {
		kind: 'interval' as const,
		...sourceOf(source),
		...{ sheet, column: null, unit, costYen: null, costYenInMonth: null },
		row: Math.min(...rows),
		lastRow: Math.max(...rows),
		from: isoDay(Math.min(...days)),
		to: isoDay(Math.max(...days)),
		...{ quantity: total, quantityInMonth: total },
		...{ daysInMonth: days.size, daysInPeriod: days.size },
		reading,
		entry: null
	};
}
