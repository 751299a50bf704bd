import { roughly } from '../../bills/placed-bill';
import { finding, type Finding } from '../../finding';
import { median } from '../../statistics/robust';
import type { PointReadings, ReadDay } from '../read-day';

const FEWEST_DAYS = 3;
/** Readings that were corrected differ from day to day; another unit gives one ratio. */
const TOLERANCE = 0.02;
const LEAST_RATIO = 1.5;

/**
 * Days of the file that are in force already with the same multiple of every total: kW beside
 * kWh, MJ, or the multiplier of the meter (乗率) counted once and not the other time.
 */
export function againstSameDays({ own, sameDays }: PointReadings): Finding[] {
	if (sameDays.length < FEWEST_DAYS) return [];
	const known = new Map(sameDays.map((day) => [day.day, day]));
	const pairs = own.flatMap((day) => {
		const before = known.get(day.day);
		return before && isWhole(day) && isWhole(before)
			? [{ day, ratio: day.total / before.total }]
			: [];
	});
	if (pairs.length < FEWEST_DAYS) return [];
	const ratio = median(pairs.map((pair) => pair.ratio));
	const constant = pairs.every((pair) => Math.abs(pair.ratio / ratio - 1) <= TOLERANCE);
	if (!constant || Math.max(ratio, 1 / ratio) < LEAST_RATIO) return [];
	const params = { count: pairs.length, ratio: roughly(ratio) };
	return [finding('warning', 'reading.ratio_to_known', params, pairs[0]!.day.firstAt ?? {})];
}

function isWhole({ missing, total }: ReadDay): boolean {
	return missing === 0 && total > 0;
}
