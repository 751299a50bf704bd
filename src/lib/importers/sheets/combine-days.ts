import { finding, type Finding } from '$lib/domain/finding';
import { MISSING, rowOfSlot, type LoadDay } from '$lib/domain/readings/load-day';
import { sheetOfSlot, sheetRuns } from '$lib/domain/readings/sheet-runs';
import { countBits, hasBit, setBit, slotBits } from '$lib/domain/readings/slot-bits';
import { isoDay, type EpochDay } from '$lib/domain/time/day';

export interface SheetDays {
	sheet: string | null;
	days: LoadDay[];
}

/**
 * The readings of one point from several sheets, by slot: a sheet that ends with 0:00 of the next
 * month holds the last slot of its own. The value of the earlier sheet stands.
 */
export function combineDays(sheets: SheetDays[], findings: Finding[]): LoadDay[] {
	const merged = new Map<EpochDay, LoadDay>();
	for (const { sheet, days } of sheets) {
		const contradicted: Contradiction[] = [];
		for (const day of days) {
			const before = merged.get(day.day);
			if (before) contradicted.push(...contradictions(day, before));
			merged.set(day.day, before ? layUnder(day, before) : day);
		}
		const [first] = contradicted;
		if (!first) continue;
		const params = { count: contradicted.length, stamp: isoDay(first.day) };
		findings.push(finding('warning', 'reading.contradicted', params, { sheet, row: first.row }));
	}
	return [...merged.values()].sort((a, b) => a.day - b.day);
}

interface Contradiction {
	day: EpochDay;
	/** Row of the later sheet. */
	row: number;
}

function contradictions(later: LoadDay, earlier: LoadDay): Contradiction[] {
	const scale = Math.max(later.scale, earlier.scale);
	return [...later.slots.keys()].flatMap((slot) => {
		const [own, before] = [later, earlier].map((day) => scaled(day, slot, scale));
		if (own === MISSING || before === MISSING || own === before) return [];
		return [{ day: later.day, row: rowOfSlot(later, slot) }];
	});
}

function scaled({ slots, scale: own }: LoadDay, slot: number, scale: number): number {
	return slots[slot] === MISSING ? MISSING : slots[slot]! * 10 ** (scale - own);
}

/** Fills the empty slots of `over` with those of `under`, each keeping the place it stands in. */
function layUnder(under: LoadDay, over: LoadDay): LoadDay {
	const fills = (value: number, slot: number) => value === MISSING && under.slots[slot] !== MISSING;
	if (!over.slots.some(fills)) return over;
	const scale = Math.max(under.scale, over.scale);
	const slots = over.slots.map((value, slot) =>
		scaled(fills(value, slot) ? under : over, slot, scale)
	);
	return { ...over, scale, slots, ...placesOfBoth(over, under) };
}

/** Row, sheet and mark of each slot, from whichever day fills it. */
function placesOfBoth(over: LoadDay, under: LoadDay): Partial<LoadDay> {
	const sources = Array.from(over.slots, (value, slot) => {
		if (value !== MISSING) return over;
		return under.slots[slot] === MISSING ? null : under;
	});
	const estimated = slotBits(over.slots.length);
	sources.forEach((source, slot) => {
		if (source && hasBit(source.estimated ?? null, slot)) setBit(estimated, slot);
	});
	const sheets = sources.map((source, slot) => source && sheetOfSlot(source.sheets ?? null, slot));
	return {
		rows: Int32Array.from(sources, (source, slot) => (source ? rowOfSlot(source, slot) : 0)),
		sheets: sheetRuns(sheets),
		estimated: countBits(estimated) > 0 ? estimated : null
	};
}
