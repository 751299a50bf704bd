/**
 * How far the data of a company are complete, and how its energy changed against the year before,
 * without saying how much it is: for those who see the state of many companies, not their figures.
 *
 * A metering point is expected from its first month with data on, as long as it had any within the
 * stretch that is looked at; so a meter that was taken out is not missed for ever. A month is
 * complete when every expected point covers all its days. A company is late when any of its points
 * is (`month-state.ts`). Nothing is expected after the last month of use that a person gave.
 */
import { isAfterUse } from '../energy/in-use';
import { addMonths, type EpochDay, type Month, monthsBetween } from '../time/day';

/** First and last month of a metering point with any data. */
export interface PointSpan {
	first: Month;
	last: Month;
	/** Of its use; null: no end is known. */
	lastDay: EpochDay | null;
}

/** One month of one company. */
export interface MonthCount {
	month: Month;
	/** Metering points whose days are all covered. */
	completePoints: number;
	/** null where a part of it could not be computed. */
	gigajoules: number | null;
}

export interface CompanyData {
	points: readonly PointSpan[];
	months: readonly MonthCount[];
	/** Of how many points a month is late. */
	latePoints: number;
}

export interface Completeness {
	status: 'no_data' | 'current' | 'late';
	latePoints: number;
	/** The newest complete month; where none is, the newest one with any data. */
	lastMonth: Month | null;
	/** Of the twelve months up to the one that is due. */
	monthsComplete: number;
	/** Against the same months of the year before, whole per cent; null: nothing to compare. */
	changePercent: number | null;
	/** How many months that is taken from. */
	monthsCompared: number;
}

export const MONTHS_LOOKED_AT = 12;

/** `dueMonth`: the newest month that is over. */
export function completeness(data: CompanyData, dueMonth: Month): Completeness {
	const complete = completeMonths(data, dueMonth);
	const lastYear = monthsBetween(addMonths(dueMonth, 1 - MONTHS_LOOKED_AT), dueMonth);
	const done = lastYear.filter((month) => complete.has(month));
	const lastMonth = newest([...complete.keys()]) ?? newest(data.points.map(({ last }) => last));
	return {
		status: statusOf(lastMonth, data),
		...{ latePoints: data.latePoints, lastMonth },
		monthsComplete: done.length,
		...change(done, complete)
	};
}

function statusOf(
	lastMonth: Month | null,
	{ latePoints }: Pick<CompanyData, 'latePoints'>
): Completeness['status'] {
	if (lastMonth === null) return 'no_data';
	return latePoints > 0 ? 'late' : 'current';
}

/** The complete months with what they hold. */
function completeMonths({ points, months }: CompanyData, dueMonth: Month): Map<Month, MonthCount> {
	const since = addMonths(dueMonth, 1 - 2 * MONTHS_LOOKED_AT);
	const inUse = points.filter(({ last }) => last >= since);
	const complete = months.filter(({ month, completePoints }) => {
		const expected = inUse.filter(
			({ first, lastDay }) => first <= month && !isAfterUse(month, lastDay)
		).length;
		return month >= since && month <= dueMonth && expected > 0 && completePoints >= expected;
	});
	return new Map(complete.map((one) => [one.month, one]));
}

/** Energy of the months that are complete and computed in both years. */
function change(months: readonly Month[], complete: ReadonlyMap<Month, MonthCount>) {
	const pairs = months.flatMap((month) => {
		const now = complete.get(month)?.gigajoules ?? null;
		const before = complete.get(addMonths(month, -MONTHS_LOOKED_AT))?.gigajoules ?? null;
		return now === null || before === null ? [] : [{ now, before }];
	});
	const now = pairs.reduce((sum, pair) => sum + pair.now, 0);
	const before = pairs.reduce((sum, pair) => sum + pair.before, 0);
	if (before <= 0) return { changePercent: null, monthsCompared: 0 };
	return { changePercent: wholePercent(now, before), monthsCompared: pairs.length };
}

/** Half away from zero, and never −0. */
function wholePercent(now: number, before: number): number {
	const percent = ((now - before) / before) * 100;
	return Math.sign(percent) * Math.round(Math.abs(percent)) || 0;
}

function newest(months: readonly Month[]): Month | null {
	return months.reduce<Month | null>(
		(found, month) => (found === null || month > found ? month : found),
		null
	);
}
