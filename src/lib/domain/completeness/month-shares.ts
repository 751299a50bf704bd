import type { Month } from '../time/day';
import type { MonthCell } from './month-state';

/** Of one month of a company: how many of the expected points have it whole. */
export interface MonthShare {
	month: Month;
	expected: number;
	complete: number;
	/** Of those that lack it: their figures were due. */
	late: number;
}

/** Counts alone, for those who see how far a company is and not how much it uses. */
export function monthShares(points: readonly (readonly MonthCell[])[]): MonthShare[] {
	const shares = new Map<Month, MonthShare>();
	for (const { month, state, expectation } of points.flat()) {
		const share = shares.get(month) ?? { month, expected: 0, complete: 0, late: 0 };
		shares.set(month, share);
		if (expectation !== 'not_expected') share.expected += 1;
		if (expectation === 'complete') share.complete += 1;
		if (state === 'late') share.late += 1;
	}
	return [...shares.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}
