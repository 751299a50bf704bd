import type { EpochDay } from '$lib/domain/time/day';
import { isoDay } from '$lib/domain/time/day';

/** Start and end of a meter entry as printed, and the meter it is of. */
export interface PrintedPeriod {
	meter: string;
	start: EpochDay;
	end: EpochDay;
}

/**
 * Whether the last day printed belongs to each entry, told by the file's own rows: where the next
 * entry of the meter starts on the same day, it does not; where it starts the day after, it does.
 * An entry that no other follows goes with the rest of its meter, then of the file; a file of
 * single entries by its days of the month (1 January to 1 February is January).
 */
export function lastDayBelongs(periods: PrintedPeriod[]): boolean[] {
	const byMeter = Map.groupBy(periods, ({ meter }) => meter);
	const votes = new Map([...byMeter].map(([meter, own]) => [meter, voteOf(own)]));
	const whole = [...votes.values()].reduce((sum, vote) => sum + vote, 0);
	return periods.map((period) => {
		const own = byMeter.get(period.meter)!;
		if (period.end === period.start) return true;
		if (own.some(({ start }) => start === period.end)) return false;
		if (own.some(({ start }) => start === period.end + 1)) return true;
		const vote = votes.get(period.meter)! || whole;
		return vote === 0 ? !closesOnItsOwnDay(period) : vote > 0;
	});
}

/** Above 0 where more entries are followed the day after, below 0 where on the same day. */
function voteOf(periods: PrintedPeriod[]): number {
	const starts = new Set(periods.map(({ start }) => start));
	const count = (shift: number) => periods.filter(({ end }) => starts.has(end + shift)).length;
	return count(1) - count(0);
}

function closesOnItsOwnDay({ start, end }: PrintedPeriod): boolean {
	return isoDay(start).slice(8) === isoDay(end).slice(8);
}
