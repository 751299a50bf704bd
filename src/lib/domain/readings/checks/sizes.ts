import { GRID_SIZED_KWH_PER_DAY } from '../../bills/constants';
import { roughly } from '../../bills/placed-bill';
import { finding, type Finding } from '../../finding';
import { median, quantile } from '../../statistics/robust';
import { isoDay } from '../../time/day';
import type { PointReadings, ReadDay } from '../read-day';

/** Days with a use above zero, below which nothing is said. */
const FEWEST_DAYS = 14;
/** So many times what nearly all days reach at most; a motor that starts stays far below. */
const SPIKE_RATIO = 4;
const NEARLY_ALL = 0.95;

/** Slots far above the highest ones of nearly all days (14 days needed). */
export function spikes({ own, before, unit }: PointReadings): Finding[] {
	const peaks = [...own, ...before].map(({ peak }) => peak).filter((peak) => peak > 0);
	if (peaks.length < FEWEST_DAYS) return [];
	const usual = quantile(peaks, NEARLY_ALL);
	const odd = own.filter(({ peak }) => peak > SPIKE_RATIO * usual);
	if (odd.length === 0) return [];
	const worst = odd.reduce((a, b) => (b.peak > a.peak ? b : a));
	const params = {
		count: odd.length,
		day: isoDay(worst.day),
		value: worst.peak,
		unit,
		usual: roughly(usual)
	};
	return [finding('warning', 'reading.spike', params, worst.peakAt ?? {})];
}

/** More days of zero than this share, and zero is what the meter usually says. */
const MOST_ZEROS = 0.1;

/** Whole days of zero where the meter is otherwise never still: the logger, not the plant. */
export function zeroDays({ own, before }: PointReadings): Finding[] {
	const isZero = ({ total, missing, slotCount }: ReadDay) => total === 0 && missing < slotCount;
	const zero = own.filter(isZero);
	const all = own.length + before.length;
	if (zero.length === 0 || all < FEWEST_DAYS) return [];
	if (zero.length + before.filter(isZero).length > MOST_ZEROS * all) return [];
	const params = { count: zero.length, day: isoDay(zero[0]!.day) };
	return [finding('warning', 'reading.zero_days', params, zero[0]!.firstAt ?? {})];
}

/** A thousand times, give or take what use itself varies. */
const THOUSANDFOLD = { least: 400, most: 2_500 };
const FEWEST_OF_EACH = 7;

/** The whole file a thousand times above or below what is in force on other days. */
export function thousands({ own, before, unit }: PointReadings): Finding[] {
	if (before.length < FEWEST_OF_EACH) return [];
	const [now, known] = [own, before].map((days) =>
		days.map(({ total }) => total).filter((total) => total > 0)
	) as [number[], number[]];
	if (now.length < FEWEST_OF_EACH || known.length < FEWEST_OF_EACH) return [];
	const ratio = median(now) / median(known);
	const size = Math.max(ratio, 1 / ratio);
	if (size < THOUSANDFOLD.least || size > THOUSANDFOLD.most) return [];
	const params = { value: roughly(median(now)), usual: roughly(median(known)), unit };
	return [finding('warning', 'reading.thousandfold', params, own[0]!.firstAt ?? {})];
}

export function gridSized({ own, unit }: PointReadings): Finding[] {
	if (unit !== 'kWh' || !own.some(({ total }) => total >= GRID_SIZED_KWH_PER_DAY)) return [];
	const value = median(own.map(({ total }) => total));
	if (value < GRID_SIZED_KWH_PER_DAY) return [];
	return [
		finding('warning', 'reading.grid_sized', { value: roughly(value) }, own[0]!.firstAt ?? {})
	];
}

const MINUTES_PER_HOUR = 60;
/** A true peak passes the contract by some per cent, and not on most days. */
const ABOVE_CONTRACT = 1.5;

/** Most days peak far above the contract: the figures are kW, or those of several points. */
export function aboveContract({ own, unit, contractKw }: PointReadings): Finding[] {
	if (unit !== 'kWh' || contractKw === null) return [];
	const peaks = own
		.filter(({ peak, slotMinutes }) => peak > 0 && slotMinutes <= MINUTES_PER_HOUR)
		.map(({ peak, slotMinutes }) => (peak * MINUTES_PER_HOUR) / slotMinutes);
	if (peaks.length < FEWEST_OF_EACH) return [];
	const peakKw = median(peaks);
	if (peakKw <= ABOVE_CONTRACT * contractKw) return [];
	const params = { peakKw: roughly(peakKw), contractKw };
	return [finding('warning', 'reading.above_contract', params, own[0]!.firstAt ?? {})];
}
