import type { EpochDay } from '../time/day';
import type { SheetRun } from './sheet-runs';

/**
 * One day of interval readings of one metering point, local slots in order.
 * `slots` holds whole numbers with `scale` decimals, exactly as printed; MISSING where the
 * file has none. A day has as many slots as it really has (23 or 25 hours on clock changes).
 */
export interface LoadDay {
	day: EpochDay;
	/** 1440: a reading a day, whose only slot is the day; it says nothing about peak demand. */
	slotMinutes: 15 | 20 | 30 | 60 | 1440;
	scale: number;
	slots: Float64Array;
	/** Row of the first slot in the file (from 1) and the step to the next slot's row; 0 = same row (wide files). */
	firstRow: number;
	rowStep: number;
	/** Row of every slot, only where `firstRow + slot × rowStep` does not tell. */
	rows: Int32Array | null;
	/** Of a workbook: on which sheet the slots stand. */
	sheets?: readonly SheetRun[] | null;
	/** One bit per slot that the file calls estimated (推定); null = none. */
	estimated?: Uint8Array | null;
}

/** Row of the file in which a slot stands. */
export function rowOfSlot(
	{ rows, firstRow, rowStep }: Pick<LoadDay, 'rows' | 'firstRow' | 'rowStep'>,
	slot: number
): number {
	return rows ? rows[slot]! : firstRow + slot * rowStep;
}

/** Sentinel of an empty slot; no printed reading can have it. */
export const MISSING = -9007199254740991;
