import { addMonths, monthOf, type EpochDay, type Month } from '../time/day';
import type { UsageMonth } from './energy-row';

/** Months in which a metering point is there, both included. */
export interface Lifespan {
	from: Month;
	to: Month;
}

/** A point that is silent for longer than this beside the others is taken to be closed. */
const SILENT_MONTHS = 12;

interface Ending {
	meteringPointId: string;
	lastDay?: EpochDay | null;
}

/**
 * Each metering point from its first month with data to its last, or to `upTo` where it reported
 * within a year before that and is still used: a late bill lacks, a meter that was taken away
 * does not.
 */
export function lifespans(
	usage: readonly UsageMonth[],
	upTo: Month,
	points: readonly Ending[] = []
): Map<string, Lifespan> {
	const lives = new Map<string, Lifespan>();
	for (const { meteringPointId, month } of usage) {
		const known = lives.get(meteringPointId) ?? { from: month, to: month };
		lives.set(meteringPointId, {
			from: month < known.from ? month : known.from,
			to: month > known.to ? month : known.to
		});
	}
	const alive = addMonths(upTo, -SILENT_MONTHS);
	const ends = new Map(points.map(({ meteringPointId, lastDay }) => [meteringPointId, lastDay]));
	for (const [id, { from, to }] of lives) {
		const end = earlier(upTo, ends.get(id));
		if (to > alive && to < end) lives.set(id, { from, to: end });
	}
	return lives;
}

function earlier(upTo: Month, lastDay: EpochDay | null | undefined): Month {
	if (lastDay === null || lastDay === undefined) return upTo;
	const month = monthOf(lastDay);
	return month < upTo ? month : upTo;
}
