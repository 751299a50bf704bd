import { addMonths, fiscalYearOf, monthsBetween, type Month } from '$lib/domain/time/day';
import { isSold } from '$lib/domain/carriers/carriers';
import { isAfterUse } from '$lib/domain/energy/in-use';
import type { RollUpPoint } from '$lib/domain/energy/roll-up';
import type { UsageMonth } from '$lib/domain/energy/energy-row';

/** The stretches that an overview compares, months included at both ends. */
export interface Stretch {
	from: Month;
	to: Month;
}

/** Months of metering points, and the points that ever had data. */
export interface Usage {
	usage: readonly UsageMonth[];
	points: readonly RollUpPoint[];
}

export function yearBefore({ from, to }: Stretch): Stretch {
	return { from: addMonths(from, -12), to: addMonths(to, -12) };
}

export function monthsIn({ from, to }: Stretch): Month[] {
	return monthsBetween(from, to);
}

export function fiscalYearStretch(fiscalYear: number, startMonth: number): Stretch {
	const from = `${String(fiscalYear).padStart(4, '0')}-${String(startMonth).padStart(2, '0')}`;
	return { from, to: addMonths(from, 11) };
}

/**
 * The month up to which a year is shown: the newest in which every point that still reports is
 * covered day by day, with yen where it is billed at all, so that a bill that ends on the 12th
 * does not make a month look cheap.
 * Where no month is complete, the newest with data.
 */
export function lastComparableMonth({ usage, points }: Usage, within: Stretch): Month | null {
	const inYear = usage.filter(({ month }) => month >= within.from && month <= within.to);
	const months = [...new Set(inYear.map((one) => one.month))].sort().reverse();
	const lastDays = new Map(points.map((one) => [one.meteringPointId, one.lastDay ?? null]));
	const inUse = ({ meteringPointId: id }: UsageMonth, month: Month) =>
		!isAfterUse(month, lastDays.get(id) ?? null);
	const complete = months.find((month) =>
		isComplete(
			inYear.filter((one) => inUse(one, month)),
			month
		)
	);
	return complete ?? months[0] ?? null;
}

function isComplete(usage: readonly UsageMonth[], month: Month): boolean {
	const idsOf = (rows: readonly UsageMonth[]) => new Set(rows.map((one) => one.meteringPointId));
	const reporting = idsOf(usage.filter((one) => one.month <= month));
	const billed = idsOf(usage.filter(isBilled));
	const complete = usage.filter(
		(one) =>
			one.month === month &&
			one.coveredDays === one.days &&
			(one.costDays === one.days || !billed.has(one.meteringPointId))
	);
	return complete.length === reporting.size;
}

/** A late statement of power sold makes no month look cheap. */
function isBilled({ carrier, costDays }: UsageMonth): boolean {
	return costDays > 0 && !isSold(carrier);
}

export function fiscalYearsOf(usage: readonly UsageMonth[], startMonth: number): number[] {
	const years = new Set(usage.map((one) => fiscalYearOf(one.month, startMonth)));
	return [...years].sort((a, b) => b - a);
}
