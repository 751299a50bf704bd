import { readClock } from './clock';
import type { SlotMinutes } from './load-series';
import { readUnit, unitInHeading, type UnitReading } from './unit-words';

/** The columns of a wide day table in the order of the day's slots. */
export interface SlotColumns {
	indexes: number[];
	slotMinutes: SlotMinutes;
	unit: UnitReading | null;
}

interface SlotHeading {
	index: number;
	/** Group of like headings: `kWh_1` and `kVArh_1` are two. */
	group: string;
	minutes: number | null;
	endMinutes: number | null;
	ordinal: number | null;
	unit: UnitReading | null;
}

const SLOT_COUNTS = new Map<number, SlotMinutes>([
	[24, 60],
	[48, 30],
	[72, 20],
	[96, 15]
]);

/**
 * Finds 24, 48, 72 or 96 columns that make up a day: 0:00～0:30, 00:30 … 24:00, 0-1時, kWh_1.
 * Start or end of the slot is told by the first stamp: 0:00 is a start, one slot length an end.
 */
export function findSlotColumns(headers: string[]): SlotColumns | null {
	const headings = headers.map(readSlotHeading).filter((heading) => heading !== null);
	const groups = [...Map.groupBy(headings, ({ group }) => group).values()].filter(isWholeDay);
	const energy = groups.filter(([first]) => first!.unit?.unit === 'kWh');
	const chosen = energy.length > 0 ? energy : groups;
	if (chosen.length !== 1) return null;
	const slots = chosen[0]!;
	const indexes = slots.map(({ index }) => index);
	return { indexes, slotMinutes: SLOT_COUNTS.get(slots.length)!, unit: slots[0]!.unit };
}

const MAX_LENGTH = 60;

function readSlotHeading(header: string, index: number): SlotHeading | null {
	if (header.length > MAX_LENGTH) return null;
	const text = header.normalize('NFKC').trim();
	const unit = unitInHeading(header);
	const bare = text
		.replace(/^\[|\]$/g, '')
		.replace(/\((?:kwh|電力量)\)$/i, '')
		.trim();
	const clock = readClock(bare);
	if (clock) return { index, group: clockGroup(text), ...clock, ordinal: null, unit };
	const numbered = /^(.*?)[_ ]?(\d{1,2})$/.exec(bare);
	if (!numbered) return null;
	const [, group, ordinal] = numbered;
	const minutes = { minutes: null, endMinutes: null };
	return {
		index,
		group: `#${group}`,
		...minutes,
		ordinal: Number(ordinal),
		unit: readUnit(group!) ?? unit
	};
}

function clockGroup(text: string): string {
	return text.replace(/\d+/g, '0').replace(/[時分:]/g, ':');
}

function isWholeDay(slots: SlotHeading[]): boolean {
	const length = SLOT_COUNTS.get(slots.length);
	if (!length) return false;
	const ends = slots[0]!.minutes === length && slots[0]!.endMinutes === null;
	return slots.every(({ minutes, endMinutes, ordinal }, slot) => {
		if (minutes === null) return ordinal === slot + 1;
		if (endMinutes !== null) return minutes === slot * length && endMinutes === (slot + 1) * length;
		const stamp = (slot + (ends ? 1 : 0)) * length;
		return minutes === stamp || (ends && minutes === 0 && stamp === 1440);
	});
}

/** Columns that a person marked as the day's slots, in the order in which they stand. */
export function slotColumnsOf(
	columns: { index: number; unit: UnitReading | null }[]
): SlotColumns | null {
	const slotMinutes = SLOT_COUNTS.get(columns.length);
	if (!slotMinutes) return null;
	return { indexes: columns.map(({ index }) => index), slotMinutes, unit: columns[0]!.unit };
}
