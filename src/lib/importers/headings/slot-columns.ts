import { comparable } from '../cells/half-width';
import type { SlotMinutes } from '../readings/load-series';
import { slotHeadings, type SlotHeading } from './slot-headings';
import type { UnitReading } from '../cells/unit-words';

/** The columns of a wide day table in the order of the day's slots. */
export interface SlotColumns {
	indexes: number[];
	slotMinutes: SlotMinutes;
	unit: UnitReading | null;
	/** Whether a single time above a column is the start of its slot. */
	stamps: 'start' | 'end';
	/** HH49 and HH50: the repeated hour of the day on which clocks go back. */
	extras: number[];
	/** A column beside each slot that says whether its figure was estimated (A, E). */
	marks: number[] | null;
	/** Headings of other whole days beside them (kVArh, export): first and last of each. */
	others: string[];
}

const SLOT_COUNTS = new Map<number, SlotMinutes>([
	[24, 60],
	[48, 30],
	[72, 20],
	[96, 15]
]);

/** Not what was used: reactive, sold, marks beside each figure. */
const NOT_USE =
	/kvar|reactive|無効|estimated|actual:|quality|flag|status|推定|確定|区分|export|temperature|cost/;

interface DayGroup {
	slots: SlotHeading[];
	extras: number[];
}

/**
 * Finds 24, 48, 72 or 96 columns that make up a day: 0:00～0:30, 00:30 … 24:00, 0-1時, kWh_1,
 * H0030, HH1 … HH50. Start or end of the slot is told by the first stamp: 0:00 is a start, one
 * slot length an end.
 */
export function findSlotColumns(headers: string[]): SlotColumns | null {
	const headings = headers.flatMap((header, index) => slotHeadings(header, index));
	const groups = [...Map.groupBy(headings, ({ group }) => group).values()].flatMap(
		(slots) => wholeDay(slots) ?? []
	);
	const energy = groups.filter(({ slots }) => slots[0]!.unit?.unit === 'kWh');
	const likely = energy.length > 0 ? energy : groups;
	const chosen = likely.filter(({ slots }) => !NOT_USE.test(comparable(slots[0]!.group)));
	if (chosen.length !== 1) return null;
	const [{ slots, extras }] = chosen as [DayGroup];
	const marks = groups.find((group) => group !== chosen[0] && marksOf(group, slots.length));
	const others = groups.filter((group) => group !== chosen[0] && group !== marks).map(namesOf);
	const indexes = slots.map(({ index }) => index);
	const slotMinutes = SLOT_COUNTS.get(slots.length)!;
	const beside = { marks: marks?.slots.map(({ index }) => index) ?? null, extras, others };
	const [{ minutes, endMinutes, unit }] = slots as [SlotHeading];
	const stamps = minutes === 0 && endMinutes === null ? 'start' : 'end';
	return { indexes, slotMinutes, unit, stamps, ...beside };
}

const MARK = /estimated|actual|a\/?e\b|flag|status|quality|推定|確定|区分/;

function marksOf({ slots }: DayGroup, count: number): boolean {
	return slots.length === count && MARK.test(comparable(slots[0]!.group));
}

function namesOf({ slots }: DayGroup): string {
	return `${slots[0]!.header.trim()} … ${slots[slots.length - 1]!.header.trim()}`;
}

function wholeDay(slots: SlotHeading[]): DayGroup | null {
	if (slots[0]!.ordinal !== null) return numberedDay(slots);
	const length = SLOT_COUNTS.get(slots.length);
	if (!length) return null;
	const ordered = slots[0]!.endMinutes === null ? stamped(slots, length) : ranged(slots, length);
	return ordered && { slots: ordered, extras: [] };
}

/** 1 … 48 or 0 … 47; numbers beyond are the repeated hour. */
function numberedDay(slots: SlotHeading[]): DayGroup | null {
	const first = slots[0]!.ordinal!;
	if (first > 1 || slots.some(({ ordinal }, at) => ordinal !== first + at)) return null;
	const count = [...SLOT_COUNTS.keys()].findLast((known) => known <= slots.length) ?? 0;
	const extra = slots.slice(count).map(({ index }) => index);
	const hour = count / 24;
	return count > 0 && (extra.length === 0 || extra.length === hour)
		? { slots: slots.slice(0, count), extras: extra }
		: null;
}

function ranged(slots: SlotHeading[], length: number): SlotHeading[] | null {
	const fits = ({ minutes, endMinutes }: SlotHeading, slot: number) =>
		minutes === slot * length && endMinutes === (slot + 1) * length;
	const ordered = slots.toSorted((a, b) => a.minutes! - b.minutes!);
	return ordered.every(fits) ? ordered : null;
}

/** By time; a 0:00 that stands last is the end of the day. */
function stamped(slots: SlotHeading[], length: number): SlotHeading[] | null {
	const ends = slots[0]!.minutes !== 0;
	const last = slots.length - 1;
	const at = ({ minutes }: SlotHeading, position: number) =>
		ends && minutes === 0 && position === last ? 1440 : minutes!;
	const timed = slots.map((slot, position) => ({ slot, minutes: at(slot, position) }));
	const ordered = timed.toSorted((a, b) => a.minutes - b.minutes);
	const fits = ordered.every(({ minutes }, slot) => minutes === (slot + (ends ? 1 : 0)) * length);
	return fits ? ordered.map(({ slot }) => slot) : null;
}

const MARKED = { stamps: 'end' as const, marks: null, extras: [], others: [] };

/** Columns that a person marked as the day's slots, in the order in which they stand. */
export function slotColumnsOf(
	columns: { index: number; unit: UnitReading | null }[]
): SlotColumns | null {
	const slotMinutes = SLOT_COUNTS.get(columns.length);
	if (!slotMinutes) return null;
	const indexes = columns.map(({ index }) => index);
	return { indexes, slotMinutes, ...MARKED, unit: columns[0]!.unit };
}
