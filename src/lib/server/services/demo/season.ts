/**
 * What time does to the samples: season, weekdays, the days on which nobody works, and chance that
 * is the same on every machine.
 */
import { epochDay, isoDay, type EpochDay } from '$lib/domain/time/day';

/** mulberry32: the same figures on every machine. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export function dayOfYear(day: EpochDay): number {
	return day - epochDay(Number(isoDay(day).slice(0, 4)), 1, 1);
}

const APRIL_2023 = epochDay(2023, 4, 1);

export function yearsSince2023(day: EpochDay): number {
	return (day - APRIL_2023) / 365.25;
}

/** 0 = Sunday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: EpochDay): number {
	return (day + 4) % 7;
}

/** お盆 and 年末年始, when plants of the region stand still. */
export function isCompanyHoliday(day: EpochDay): boolean {
	const date = isoDay(day).slice(5);
	const obon = date >= '08-11' && date <= '08-16';
	return obon || date >= '12-29' || date <= '01-04';
}

/** 0 in spring and autumn, 1 at the end of July. */
export function coolingShare(day: EpochDay): number {
	return Math.max(0, Math.sin(((dayOfYear(day) - 120) / 180) * Math.PI));
}

/** 1 on the 20th of January, 0 from May to the middle of October. */
export function heatingShare(day: EpochDay): number {
	const apart = Math.abs(dayOfYear(day) - COLDEST_DAY);
	const days = Math.min(apart, 365 - apart, HEATING_DAYS);
	return Math.cos(((days / HEATING_DAYS) * Math.PI) / 2);
}

const COLDEST_DAY = 20;
/** Before and after it. */
const HEATING_DAYS = 100;

/** 1 in the middle of January, 0 in the middle of July, without a break between. */
export function winter(day: EpochDay): number {
	return (1 + Math.cos(((dayOfYear(day) - 20) / 365) * 2 * Math.PI)) / 2;
}

export function daysFrom(start: EpochDay, end: EpochDay): EpochDay[] {
	return Array.from({ length: end - start }, (_, index) => start + index);
}
