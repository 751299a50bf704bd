/**
 * What another edition of factors makes of a company's months: which rows say something else,
 * which of those in their figures, and by how many per cent the CO2 of those months changes.
 * Quantities, yen and days never come from an edition, so they are not looked at.
 */
import type { Month } from '../time/day';

/** A derived row of a metering point and month, as far as factors make it. */
export interface FactoredMonth {
	meteringPointId: string;
	month: Month;
	gigajoules: number | null;
	crudeOilKl: number | null;
	co2KgBasic: number | null;
	co2KgAdjusted: number | null;
	statusGigajoules: string;
	statusCrudeOil: string;
	statusCo2Basic: string;
	statusCo2Adjusted: string;
	factorId: string | null;
	energyFactorId: string | null;
	/** As stored; what is odd about a row may change without a figure. */
	findings: string;
}

const FIGURES = ['gigajoules', 'crudeOilKl', 'co2KgBasic', 'co2KgAdjusted'] as const;
const STATUSES = [
	'statusGigajoules',
	'statusCrudeOil',
	'statusCo2Basic',
	'statusCo2Adjusted'
] as const;
const SAID = [...FIGURES, ...STATUSES, 'factorId', 'energyFactorId'] as const;

export type Said = Pick<FactoredMonth, (typeof SAID)[number]>;

export interface MovedMonth {
	meteringPointId: string;
	month: Month;
	old: Said;
	now: Said;
}

/** Rows of the same points and months on both sides, in the order of `before`. */
export function movedMonths(
	before: readonly FactoredMonth[],
	after: readonly FactoredMonth[]
): MovedMonth[] {
	const now = new Map(after.map((row) => [keyOf(row), row]));
	return before.flatMap((row) => {
		const changed = now.get(keyOf(row));
		if (!changed || isSame(row, changed)) return [];
		const { meteringPointId, month } = row;
		return [{ meteringPointId, month, old: said(row), now: said(changed) }];
	});
}

/** Whether a figure or how far it can be relied on changes, and not only where it comes from. */
export function isMovedInFigures({ old, now }: MovedMonth): boolean {
	return [...FIGURES, ...STATUSES].some((column) => old[column] !== now[column]);
}

function isSame(row: FactoredMonth, other: FactoredMonth): boolean {
	return row.findings === other.findings && SAID.every((column) => row[column] === other[column]);
}

const keyOf = ({ meteringPointId, month }: FactoredMonth) => `${meteringPointId} ${month}`;

function said(row: FactoredMonth): Said {
	return Object.fromEntries(SAID.map((column) => [column, row[column]])) as unknown as Said;
}

/**
 * CO2 of the months against what it was, over all points, in per cent; null where a part of it is
 * not computed or there was none.
 */
export function percentChange(
	rows: { before: readonly FactoredMonth[]; after: readonly FactoredMonth[] },
	months: ReadonlySet<Month>,
	basis: 'co2KgBasic' | 'co2KgAdjusted'
): number | null {
	const changed = new Map(rows.after.map((row) => [keyOf(row), row]));
	let [old, now] = [0, 0];
	for (const row of rows.before) {
		if (!months.has(row.month)) continue;
		const [was, is] = [row[basis], (changed.get(keyOf(row)) ?? row)[basis]];
		if (was === null || is === null) return null;
		old += was;
		now += is;
	}
	return old === 0 ? null : ((now - old) / old) * 100;
}
