import { addMonths, monthOf, type EpochDay, type Month } from '../time/day';
import { type ReadingHabits, rhythmOf } from './due-day';
import { type MonthCell, monthCells, type PointHistory } from './month-state';

export type StoredPoint = Omit<PointHistory, 'rhythm'> & ReadingHabits;

/** The calendar of a company: of each of its points the months of the range, up to today's. */
export function companyCells(
	points: readonly StoredPoint[],
	range: { from: Month; to: Month },
	today: EpochDay
): MonthCell[][] {
	const newestMonth = newestOf(points);
	return points.map((point) => {
		const history = { ...point, rhythm: rhythmOf(point, today) };
		return monthCells(history, range, { today, newestMonth });
	});
}

/** Of how many points a month is late: whoever is late with any is so with one of the last two. */
export function countLatePoints(points: readonly StoredPoint[], today: EpochDay): number {
	const running = monthOf(today);
	const range = { from: addMonths(running, -2), to: addMonths(running, -1) };
	const isLate = (cells: MonthCell[]) => cells.some(({ state }) => state === 'late');
	return companyCells(points, range, today).filter(isLate).length;
}

function newestOf(points: readonly StoredPoint[]): Month | null {
	const months = points.flatMap(({ span }) => (span ? [span.last] : []));
	return months.reduce<Month | null>((a, b) => (a === null || b > a ? b : a), null);
}
