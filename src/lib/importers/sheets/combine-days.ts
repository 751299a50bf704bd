import { finding, type Finding } from '$lib/domain/finding';
import { MISSING, type LoadDay } from '$lib/domain/readings/load-day';
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
		let contradicted = 0;
		let firstDay = 0;
		for (const day of days) {
			const before = merged.get(day.day);
			const { day: both, conflicts } = before ? layUnder(day, before) : { day, conflicts: 0 };
			merged.set(day.day, both);
			if (conflicts > 0 && contradicted === 0) firstDay = day.day;
			contradicted += conflicts;
		}
		if (contradicted === 0) continue;
		const params = { count: contradicted, stamp: isoDay(firstDay) };
		findings.push(finding('warning', 'reading.contradicted', params, { sheet }));
	}
	return [...merged.values()].sort((a, b) => a.day - b.day);
}

/** Fills the empty slots of `over` with those of `under`. */
function layUnder(under: LoadDay, over: LoadDay): { day: LoadDay; conflicts: number } {
	const scale = Math.max(under.scale, over.scale);
	const valueOf = ({ slots, scale: own }: LoadDay, slot: number) =>
		slots[slot] === MISSING ? MISSING : slots[slot]! * 10 ** (scale - own);
	let conflicts = 0;
	const slots = over.slots.map((_, slot) => {
		const [first, second] = [valueOf(over, slot), valueOf(under, slot)];
		if (first !== MISSING && second !== MISSING && first !== second) conflicts++;
		return first === MISSING ? second : first;
	});
	return { day: { ...over, scale, slots }, conflicts };
}
