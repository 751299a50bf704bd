/**
 * Which readings count on one day of one metering point: slot by slot, the last commit that
 * asserts a value. A slot that a person declined is remembered with the row it came in, so that
 * undoing an older import does not bring it to life. An empty slot asserts nothing.
 */
import { MISSING } from '../readings/load-day';
import { hasBit, setBit, slotBits } from '../readings/slot-bits';

export interface LoadDayRow {
	importId: string;
	slotMinutes: number;
	scale: number;
	slots: Float64Array;
	/** One bit per slot, set = declined; null = none. */
	declined: Uint8Array | null;
}

export interface MergedDay {
	slotMinutes: number;
	scale: number;
	slots: Float64Array;
	/** For each slot the index in `importIds`, −1 where missing. */
	origins: Int16Array;
	importIds: string[];
}

/** `rows` in the order of commits; null when nothing is in force. */
export function mergeLoadDays(rows: readonly LoadDayRow[]): MergedDay | null {
	let merged: MergedDay | null = null;
	for (const row of rows) {
		if (!assertsAnything(row)) continue;
		const like = merged && sameGrid(merged, row) ? merged : emptyDay(row);
		merged = layOver(like, row);
	}
	return merged;
}

/** How many slots of a candidate are new, the same, or in conflict with the day in force. */
export function judgeLoadDay(
	candidate: Pick<LoadDayRow, 'slotMinutes' | 'scale' | 'slots'>,
	inForce: Pick<MergedDay, 'slotMinutes' | 'scale' | 'slots'> | null
): { new: number; same: number; conflict: number; conflicts: Uint8Array } {
	const { slots } = candidate;
	const counts = {
		new: 0,
		same: 0,
		conflict: 0,
		conflicts: slotBits(slots.length)
	};
	for (let slot = 0; slot < slots.length; slot++) {
		const standing = slotStanding(candidate, inForce, slot);
		if (standing === null) continue;
		counts[standing]++;
		if (standing === 'conflict') setBit(counts.conflicts, slot);
	}
	return counts;
}

function slotStanding(
	candidate: Pick<LoadDayRow, 'slotMinutes' | 'scale' | 'slots'>,
	inForce: Pick<MergedDay, 'slotMinutes' | 'scale' | 'slots'> | null,
	slot: number
): 'new' | 'same' | 'conflict' | null {
	const value = candidate.slots[slot]!;
	if (value === MISSING) return null;
	if (!inForce) return 'new';
	if (!sameGrid(inForce, candidate)) return 'conflict';
	const before = inForce.slots[slot]!;
	if (before === MISSING) return 'new';
	const power = 10 ** Math.abs(candidate.scale - inForce.scale);
	const equal =
		candidate.scale >= inForce.scale ? before * power === value : before === value * power;
	return equal ? 'same' : 'conflict';
}

function sameGrid(
	a: { slotMinutes: number; slots: Float64Array },
	b: { slotMinutes: number; slots: Float64Array }
): boolean {
	return a.slotMinutes === b.slotMinutes && a.slots.length === b.slots.length;
}

function emptyDay(row: LoadDayRow): MergedDay {
	const slots = new Float64Array(row.slots.length).fill(MISSING);
	const origins = new Int16Array(row.slots.length).fill(-1);
	return { slotMinutes: row.slotMinutes, scale: row.scale, slots, origins, importIds: [] };
}

function layOver(day: MergedDay, row: LoadDayRow): MergedDay {
	const merged = withScale(day, commonScale(day, row));
	const power = 10 ** (merged.scale - row.scale);
	const origin = merged.importIds.push(row.importId) - 1;
	for (let slot = 0; slot < row.slots.length; slot++) {
		if (!asserts(row, slot)) continue;
		merged.slots[slot] = scaled(row.slots[slot]!, power);
		merged.origins[slot] = origin;
	}
	return merged;
}

/**
 * The finer of both, but for figures so large that the day's total would pass 2^53: then the
 * finer ones lose their last decimals.
 */
function commonScale(day: MergedDay, row: LoadDayRow): number {
	const largest = Math.max(largestOf(day), largestOf(row));
	let scale = Math.max(day.scale, row.scale);
	while (scale > 0 && largest * 10 ** scale * row.slots.length > Number.MAX_SAFE_INTEGER) scale--;
	return scale;
}

function largestOf({ slots, scale }: Pick<MergedDay, 'slots' | 'scale'>): number {
	let largest = 0;
	for (const value of slots) if (value !== MISSING) largest = Math.max(largest, Math.abs(value));
	return largest / 10 ** scale;
}

/** Whole, half up; exact where the scale grows. */
function scaled(value: number, power: number): number {
	return power >= 1 ? value * power : Math.round(value * power);
}

function withScale(day: MergedDay, scale: number): MergedDay {
	if (scale === day.scale) return day;
	const power = 10 ** (scale - day.scale);
	const slots = day.slots.map((value) => (value === MISSING ? MISSING : scaled(value, power)));
	return { ...day, scale, slots };
}

function assertsAnything(row: LoadDayRow): boolean {
	return row.slots.some((_, slot) => asserts(row, slot));
}

function asserts(row: LoadDayRow, slot: number): boolean {
	return row.slots[slot] !== MISSING && !hasBit(row.declined, slot);
}
