import { MISSING, rowOfSlot, type LoadDay } from './load-day';
import { registerUse } from './register';

/** Readings below which rising says nothing: any load falls within two days. */
const HOURS_OF_PROOF = 48;
/** Of all steps; a counter may stand still at night. */
const LEAST_RISES = 0.5;
/** A load is not the same day and night; figures that rise by equal steps are made up. */
const LEAST_VARIATION = 1.2;
/** A counter goes through zero rarely. */
const MOST_ROLL_OVERS = 2;

interface Steps {
	all: number;
	rises: number;
	rollOvers: number;
	risen: number;
	widest: number;
}

/**
 * Whether the figures of consecutive slots only rise, as a counter's do: no true load does so for
 * two days. Ends at the first fall, so that a million readings cost nothing.
 */
export function isRising(days: readonly LoadDay[]): boolean {
	const steps: Steps = { all: 0, rises: 0, rollOvers: 0, risen: 0, widest: 0 };
	let last: number | null = null;
	for (const { scale, slots } of days) {
		const unit = 10 ** scale;
		for (const slot of slots) {
			const value: number | null = slot === MISSING ? null : slot / unit;
			if (value !== null && last !== null && !takeStep(steps, last, value)) return false;
			last = value ?? last;
		}
	}
	const hours = (steps.all * (days[0]?.slotMinutes ?? 0)) / 60;
	return (
		hours >= HOURS_OF_PROOF &&
		steps.all >= HOURS_OF_PROOF &&
		steps.rises >= LEAST_RISES * steps.all &&
		steps.widest * steps.rises > LEAST_VARIATION * steps.risen
	);
}

/** False where the figures fall without going through zero. */
function takeStep(steps: Steps, before: number, after: number): boolean {
	steps.all++;
	if (after < before) return ++steps.rollOvers <= MOST_ROLL_OVERS && rollsOver(before, after);
	if (after === before) return true;
	steps.rises++;
	steps.risen += after - before;
	steps.widest = Math.max(steps.widest, after - before);
	return true;
}

function rollsOver(before: number, after: number): boolean {
	const whole = (value: number) => ({ coefficient: Math.floor(value), scale: 0 });
	return registerUse(whole(before), whole(after)) !== null;
}

export interface RegisterDays {
	days: LoadDay[];
	rollOvers: number;
	/** Slots whose counter is lower than the one before: another meter, or a wrong figure. */
	falls: number;
	/** Row of the first of them. */
	fallRow: number | null;
}

/**
 * Counter readings at the end of each slot → what was used in each slot. The first reading has no
 * one before it, and what was used over a gap cannot be told slot by slot: both are missing.
 */
export function registerDays(days: readonly LoadDay[]): RegisterDays {
	const result: RegisterDays = { days: [], rollOvers: 0, falls: 0, fallRow: null };
	let last: { at: number; value: number; scale: number } | null = null;
	for (const day of days) {
		const scale = Math.max(day.scale, last?.scale ?? 0);
		const used = new Float64Array(day.slots.length).fill(MISSING);
		for (const [slot, coefficient] of day.slots.entries()) {
			if (coefficient === MISSING) continue;
			const at = day.day * day.slots.length + slot;
			const value = coefficient * 10 ** (scale - day.scale);
			if (last?.at === at - 1) {
				const before = last.value * 10 ** (scale - last.scale);
				used[slot] = useOf(before, value, { scale, day, slot, result });
			}
			last = { at, value, scale };
		}
		if (used.some((value) => value !== MISSING)) result.days.push({ ...day, scale, slots: used });
	}
	return result;
}

interface Place {
	scale: number;
	day: LoadDay;
	slot: number;
	result: RegisterDays;
}

function useOf(before: number, after: number, { scale, day, slot, result }: Place): number {
	const read = registerUse({ coefficient: before, scale }, { coefficient: after, scale });
	if (read === null) {
		result.falls++;
		result.fallRow ??= rowOfSlot(day, slot);
		return MISSING;
	}
	if (read.counter === 'rolled_over') result.rollOvers++;
	return read.use.coefficient;
}

/**
 * A counter that is read when a slot begins is read when the slot before it ends: every reading
 * one slot earlier, keeping its row.
 */
export function readWhenSlotsBegin(days: readonly LoadDay[]): LoadDay[] {
	const scale = Math.max(0, ...days.map((day) => day.scale));
	const moved = new Map<number, LoadDay & { rows: Int32Array }>();
	for (const day of days) {
		const count = day.slots.length;
		for (const [slot, coefficient] of day.slots.entries()) {
			if (coefficient === MISSING) continue;
			const at = day.day * count + slot - 1;
			const to = emptied(moved, { ...day, scale, day: Math.floor(at / count) });
			to.slots[at - to.day * count] = coefficient * 10 ** (scale - day.scale);
			to.rows[at - to.day * count] = rowOfSlot(day, slot);
		}
	}
	return [...moved.values()].sort((a, b) => a.day - b.day);
}

function emptied(moved: Map<number, LoadDay & { rows: Int32Array }>, like: LoadDay) {
	const known = moved.get(like.day);
	if (known) return known;
	const { length } = like.slots;
	const slots = new Float64Array(length).fill(MISSING);
	const made = { ...like, slots, rows: new Int32Array(length), estimated: null };
	moved.set(like.day, made);
	return made;
}

/** Uses of a counter whose step counts more than one unit (乗率). */
export function withMultiplier(
	days: readonly LoadDay[],
	multiplier: { coefficient: number; scale: number }
): LoadDay[] {
	const { coefficient, scale } = multiplier;
	return days.map((day) => ({
		...day,
		scale: day.scale + scale,
		slots: day.slots.map((value) => (value === MISSING ? MISSING : value * coefficient))
	}));
}
