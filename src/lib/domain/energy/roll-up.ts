/**
 * Rolling up: months of metering points → rows by month, fiscal year, carrier, site or metering
 * point, in any combination.
 *
 * Every point × month that is asked for belongs to a row, with data or without (after the end of a
 * point's use with no days), so that coverage
 * is covered point-days over all point-days and a month without data is a row of nulls, never a
 * gap or a zero. Sums are taken in the order of month and metering point, so that every engine
 * gives the same bits. Rules of a sum: sum-figures.ts. What a sum leaves out is a finding.
 */
import { carrierOf, isPaidFor } from '../carriers/carriers';
import { finding, type Finding } from '../finding';
import { fiscalYearOf, type EpochDay, type Month } from '../time/day';
import { daysInUse } from './in-use';
import type { EnergyTotals, UsageMonth } from './energy-row';
import { missingFigures, RESULTS, sumFigures, type Part } from './sum-figures';

export const DIMENSIONS = ['month', 'fiscalYear', 'carrier', 'site', 'meteringPoint'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface RollUpPoint {
	meteringPointId: string;
	siteId: string;
	carrier: string;
	unit: string;
	/** Of its use; null or absent: no end is known. */
	lastDay?: EpochDay | null;
}

export interface RollUpQuestion {
	usage: readonly UsageMonth[];
	/** Every point and month asked for, with data or not. */
	points: readonly RollUpPoint[];
	months: readonly Month[];
	by: readonly Dimension[];
	/** First month of the company's own fiscal year. */
	fiscalYearStartMonth: number;
}

/** The dimensions asked for are set, the others absent. */
export interface RollUpRow {
	month?: Month;
	fiscalYear?: number;
	carrier?: string;
	site?: string;
	meteringPoint?: string;
	figures: EnergyTotals;
}

interface Cell extends Part {
	month: Month;
	siteId: string;
	meteringPointId: string;
}

export function rollUp(question: RollUpQuestion): { rows: RollUpRow[]; findings: Finding[] } {
	const { by, fiscalYearStartMonth } = question;
	const cells = allCells(question);
	const groups = new Map<string, { key: Omit<RollUpRow, 'figures'>; cells: Cell[] }>();
	for (const cell of cells) {
		const key = keyOf(cell, by, fiscalYearStartMonth);
		const text = JSON.stringify(Object.values(key));
		const group = groups.get(text) ?? { key, cells: [] };
		groups.set(text, group);
		group.cells.push(cell);
	}
	const mixing = by.some((one) => one === 'carrier' || one === 'meteringPoint')
		? 'one_carrier'
		: 'carriers';
	const rows = [...groups.values()].map(({ key, cells: members }) => ({
		...key,
		figures: sumFigures(members, mixing)
	}));
	return { rows: rows.sort(inKeyOrder(by)), findings: gaps(cells) };
}

/** Points × months, filled from the usage there is, in key order. */
function allCells({ usage, points, months }: RollUpQuestion): Cell[] {
	const known = new Map(usage.map((one) => [`${one.month} ${one.meteringPointId}`, one]));
	const cells = months.flatMap((month) =>
		points.map((point): Cell => {
			const { meteringPointId, siteId, carrier, lastDay = null } = point;
			const lacking = missingFigures(point.unit, daysInUse(month, lastDay));
			const there = known.get(`${month} ${meteringPointId}`);
			return there ?? { ...lacking, month, siteId, carrier, meteringPointId };
		})
	);
	return cells.sort(
		(a, b) => ascending(a.month, b.month) || ascending(a.meteringPointId, b.meteringPointId)
	);
}

function keyOf(cell: Cell, by: readonly Dimension[], startMonth: number) {
	const values = {
		month: cell.month,
		fiscalYear: fiscalYearOf(cell.month, startMonth),
		carrier: cell.carrier,
		site: cell.siteId,
		meteringPoint: cell.meteringPointId
	};
	return Object.fromEntries(by.map((one) => [one, values[one]])) as Omit<RollUpRow, 'figures'>;
}

function inKeyOrder(by: readonly Dimension[]) {
	return (a: RollUpRow, b: RollUpRow): number =>
		by.reduce((order, one) => order || ascending(a[one] ?? '', b[one] ?? ''), 0);
}

function ascending(a: string | number, b: string | number): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** What sums leave out, named by carrier and month. */
function gaps(cells: readonly Cell[]): Finding[] {
	const present = cells.filter((cell) => cell.dataStatus !== 'missing');
	const carriers = [...new Set(present.map((cell) => cell.carrier))].sort();
	return carriers.flatMap((carrier) => {
		const own = present.filter((cell) => cell.carrier === carrier);
		return [...notComputed(carrier, own), ...costIncomplete(carrier, own)];
	});
}

function notComputed(carrier: string, cells: readonly Cell[]): Finding[] {
	const lacking = cells.filter((cell) => RESULTS.some((result) => cell[result] === null));
	if (lacking.length === 0) return [];
	return [finding('warning', 'energy.not_computed_months', { carrier, months: monthsOf(lacking) })];
}

/** Some bills print yen and some do not. Own generation and power sold have no bill to pay. */
function costIncomplete(carrier: string, cells: readonly Cell[]): Finding[] {
	const lacking = cells.filter((cell) => cell.costYen === null);
	if (!isPaidFor(carrierOf(carrier)) || lacking.length === 0 || lacking.length === cells.length)
		return [];
	return [finding('note', 'energy.cost_incomplete', { carrier, months: monthsOf(lacking) })];
}

function monthsOf(cells: readonly Cell[]): string {
	return [...new Set(cells.map((cell) => cell.month))].join('、');
}
