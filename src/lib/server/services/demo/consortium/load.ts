/**
 * The half-hours of a metering point: base load, process, cooling and heating, with a trend and a
 * little chance. Bills are sums of them, so that bills, demand and readings agree.
 */
import { firstDayOf, type EpochDay } from '$lib/domain/time/day';
import { coolingShare, heatingShare, seededRandom, yearsSince2023 } from '../season';
import type { ElectricityUse } from './manufacturer';
import { seasonShare, shiftShares, workShare } from './work';

const HOURS_PER_SLOT = 0.5;

/** kWh of each half-hour of a day, as whole tenths. `salt` tells points apart. */
export function dayTenths(use: ElectricityUse, day: EpochDay, salt: number): number[] {
	const random = seededRandom(day * 7919 + salt);
	const ofDay = 0.93 + 0.12 * random();
	const work = workShare(day, use) * seasonShare(use.season, day) * ofDay;
	const process = use.productionKw * work * savedAt(use, day);
	const climate = use.coolingKw * coolingShare(day) + use.heatingKw * heatingShare(day);
	const trend = 1 + use.trendPerYear * yearsSince2023(day);
	return shiftShares(use.shift).map((share) => {
		const occupied = Math.max(0.12, share * Math.min(1, work));
		const kw = (use.baseKw + process * share + climate * occupied) * trend;
		return Math.round(kw * HOURS_PER_SLOT * 10 * (0.97 + 0.06 * random()));
	});
}

function savedAt({ improved }: ElectricityUse, day: EpochDay): number {
	return improved && day >= firstDayOf(improved.from) ? 1 - improved.savedShare : 1;
}

export interface LoadSum {
	energyKwh: number;
	/** Highest half-hour, as a demand meter prints it. */
	peakKw: number;
}

export function loadOver(
	use: ElectricityUse,
	{ start, end }: { start: EpochDay; end: EpochDay },
	salt: number
): LoadSum {
	let tenths = 0;
	let highest = 0;
	for (let day = start; day < end; day++)
		for (const slot of dayTenths(use, day, salt)) {
			tenths += slot;
			if (slot > highest) highest = slot;
		}
	return { energyKwh: Math.round(tenths / 10), peakKw: Math.round(highest / 10 / HOURS_PER_SLOT) };
}

/** The same figure for the same words on every machine. */
export function saltOf(...words: string[]): number {
	let salt = 17;
	for (const character of words.join('/'))
		salt = (Math.imul(salt, 31) + character.codePointAt(0)!) | 0;
	return salt >>> 0;
}
