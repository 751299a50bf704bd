import { finding, type Finding } from '../finding';
import { median } from '../statistics/robust';
import { isoDay } from '../time/day';
import type { FuelUse } from './fuel-use';

/** Whatever the fuel is for: in more than a year something was burnt and paid for. */
const LONGEST_DAYS = 400;
/** Of the point's usual time between two deliveries. */
const LONG_RATIO = 3;
/** Holidays make a weekly delivery three weeks late, and nobody wonders. */
const LEAST_DAYS = 60;
/** Fewer deliveries have no usual time between them. */
const FEWEST_STRETCHES = 5;
/** A summer without kerosene is as long as the summer of another year, give or take. */
const SEASON_RATIO = 2;
const YEAR_DAYS = 365.25;

type Stretch = Pick<FuelUse, 'start' | 'end' | 'reading'>;

/**
 * Averaging over a very long time: a delivery slip may be missing, and what came before it then
 * counts for all those months. A season is no finding.
 */
export function longGaps(uses: readonly Stretch[]): Finding[] {
	const averaged = uses.filter(({ reading }) => reading === 'estimated');
	const usual = averaged.length < FEWEST_STRETCHES ? null : median(averaged.map(daysOf));
	return averaged.flatMap((stretch) => {
		const days = daysOf(stretch);
		const params = { from: isoDay(stretch.start), to: isoDay(stretch.end - 1), days };
		if (days > LONGEST_DAYS) return [finding('warning', 'delivery.gap_over_year', params)];
		if (usual === null || days < LEAST_DAYS || days <= LONG_RATIO * usual) return [];
		if (isSeason(stretch, averaged)) return [];
		const found = { ...params, usual: Math.round(usual) };
		return [finding('warning', 'delivery.gap_long', found)];
	});
}

const daysOf = ({ start, end }: Stretch) => end - start;

/**
 * The same weeks of another year pause about as long. With no other year to tell, a pause that
 * lies between March and the middle of December is taken for the time without heating.
 */
function isSeason(stretch: Stretch, all: readonly Stretch[]): boolean {
	const middle = (stretch.start + stretch.end) / 2;
	const others = all.filter((other) => {
		const years = Math.round(((other.start + other.end) / 2 - middle) / YEAR_DAYS);
		const there = middle + years * YEAR_DAYS;
		return years !== 0 && other.start <= there && there < other.end;
	});
	if (others.length === 0) return isWithoutHeating(stretch);
	return others.some((other) => daysOf(stretch) <= SEASON_RATIO * daysOf(other));
}

function isWithoutHeating({ start, end }: Stretch): boolean {
	const [from, to] = [isoDay(start), isoDay(end)];
	const sameYear = from.slice(0, 4) === to.slice(0, 4);
	return sameYear && from.slice(5) >= '03-01' && to.slice(5) <= '12-15';
}
