/** When a plant works: the shape of its day, its week and its year. */
import { monthOf, type EpochDay } from '$lib/domain/time/day';
import { isCompanyHoliday, weekdayOf } from '../season';

export const SLOTS_PER_DAY = 48;

export type Shift = keyof typeof SHIFTS;
export type Season = keyof typeof SEASONS;

type Stretch = [fromHour: number, toHour: number, share: number];

/** Share of full work in each half-hour of a working day. */
const SHIFTS = {
	day: slots([7.5, 8.5, 0.6], [8.5, 12, 1], [12, 13, 0.5], [13, 17, 1], [17, 19, 0.4]),
	dawn: slots([3, 4, 0.5], [4, 11, 1], [11, 12, 0.6], [12, 15, 0.55]),
	two: slots([6, 8, 0.7], [8, 12, 1], [12, 13, 0.75], [13, 17, 1], [17, 22, 0.8], [22, 23, 0.3]),
	three: slots([0, 6, 0.82], [6, 12, 1], [12, 13, 0.85], [13, 20, 1], [20, 24, 0.85]),
	continuous: slots([0, 7, 0.92], [7, 17, 1], [17, 24, 0.95]),
	warehouse: slots([5, 8, 0.8], [8, 18, 1], [18, 21, 0.6])
} as const;

function slots(...stretches: Stretch[]): readonly number[] {
	return Array.from({ length: SLOTS_PER_DAY }, (_, slot) => {
		const hour = slot / 2;
		return stretches.find(([from, to]) => hour >= from && hour < to)?.[2] ?? 0;
	});
}

/** Work of each month from January on, as a share of the usual. */
const SEASONS = {
	even: [0.97, 1, 1.06, 1, 0.97, 1.01, 1.01, 0.97, 1.04, 1.01, 1, 0.98],
	/** 清酒: brewed in the cold months, stored and bottled in the others. */
	brewing: [1.6, 1.5, 1.2, 0.7, 0.5, 0.45, 0.5, 0.5, 0.6, 0.9, 1.3, 1.5],
	/** Frozen fish: catches of autumn, gifts of December. */
	catch: [0.85, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.05, 1.1, 1.2, 1.2, 1.25],
	/** Noodles sell in summer and at the year's end. */
	noodles: [0.85, 0.85, 0.9, 0.95, 1.05, 1.15, 1.25, 1.15, 0.95, 0.9, 0.95, 1.25],
	/** Calendars, reports, elections of spring. */
	printing: [0.95, 1.05, 1.3, 0.95, 0.85, 0.9, 0.9, 0.85, 1, 1.05, 1.15, 1.2],
	/** Power of a roof in northern Kanto, which has clear winters. */
	sunshine: [0.82, 0.95, 1.1, 1.2, 1.25, 1.02, 1.08, 1.12, 0.9, 0.85, 0.78, 0.75]
} as const;

export function shiftShares(shift: Shift): readonly number[] {
	return SHIFTS[shift];
}

export function seasonShare(season: Season, day: EpochDay): number {
	return SEASONS[season][Number(monthOf(day).slice(5)) - 1]!;
}

/** How much of a weekday's work is done on this day: 0 on Sundays and company holidays. */
export function workShare(day: EpochDay, week: { saturday: number; sunday: number }): number {
	const onWeekday = weekdayOf(day);
	if (onWeekday === 0) return week.sunday;
	// Who works on Sundays has no holidays either.
	if (isCompanyHoliday(day)) return week.sunday;
	return onWeekday === 6 ? week.saturday : 1;
}
