/**
 * The load of the fictitious foundry (見本): a deterministic half-hour series, so that bills and
 * readings of the sample company agree with each other to the last kWh.
 */
import { isoDay, type EpochDay } from '$lib/domain/time/day';
import {
	coolingShare,
	heatingShare,
	isCompanyHoliday,
	seededRandom,
	weekdayOf,
	yearsSince2023
} from './season';

export const SLOTS_PER_DAY = 48;

/** kWh of each half-hour of a day with one decimal, as whole tenths. */
export function foundryDayTenths(day: EpochDay): number[] {
	const random = seededRandom(day * 7919 + 17);
	const shape = dayShape(day);
	const season = 1 + 0.16 * coolingShare(day) + 0.1 * heatingShare(day);
	const trend = 1 - 0.012 * yearsSince2023(day);
	return Array.from({ length: SLOTS_PER_DAY }, (_, slot) => {
		const kw = (BASE_KW + shape(slot) * season) * trend * (0.96 + 0.08 * random());
		return Math.round(kw * HOURS_PER_SLOT * 10) + peakTenths(day, slot);
	});
}

const HOURS_PER_SLOT = 0.5;
const BASE_KW = 46;
const FURNACE_KW = 258;
const SATURDAY_KW = 120;

/** One August half-hour in which the second furnace was started too early. */
function peakTenths(day: EpochDay, slot: number): number {
	return isoDay(day).slice(5) === '08-05' && slot === 27 ? 160 : 0;
}

function dayShape(day: EpochDay): (slot: number) => number {
	if (weekdayOf(day) === 0 || isCompanyHoliday(day)) return () => 0;
	const top = weekdayOf(day) === 6 ? SATURDAY_KW : FURNACE_KW;
	return (slot) => top * shiftShare(slot);
}

/** Furnaces heat from 5:30, pour from 8:00 to 17:00 with a dip at noon, and cool until 21:00. */
function shiftShare(slot: number): number {
	if (slot < 11 || slot >= 42) return 0;
	if (slot < 16) return 0.45 + 0.1 * (slot - 11);
	if (slot === 24 || slot === 25) return 0.62;
	return slot < 34 ? 1 : 0.5 - 0.05 * (slot - 34);
}
