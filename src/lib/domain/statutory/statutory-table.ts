/**
 * The year's table for the energy conservation law (省エネ法) and the global warming law (温対法):
 * one line per carrier with its quantity in the unit of the reports (千kWh, 千m3, kL, t, GJ), GJ,
 * crude-oil kL and t-CO2 on both bases, over one statutory year, April to March.
 *
 * Nothing is rounded here. Lines are sums of the derived months in key order; a line or total of
 * which a part could not be computed is null, and the part is named. Power sold is shown and
 * counted nowhere; own generation counts as the rule of the year says; water and waste are left
 * out. Months without data are not estimated: they are named, and the coverage says how much is
 * there. From when a business is designated is a figure of the factor library.
 */
import { carrierOf, CARRIER_CODES, isSold } from '../carriers/carriers';
import type { CarrierRole } from '../carriers/carrier';
import { toBaseUnit } from '../carriers/convert';
import type { UnitCode } from '../carriers/units';
import { energyByTime, energyFactorIds as idsOf } from '../energy/energy-by-time';
import type { DataStatus, FactorStatuses, UsageMonth } from '../energy/energy-row';
import { daysInUse } from '../energy/in-use';
import { lifespans, type Lifespan } from '../energy/lifespan';
import type { RollUpPoint } from '../energy/roll-up';
import { missingFigures, RESULTS, sumFigures, type Result } from '../energy/sum-figures';
import { energyFactorById, type FactorLibrary } from '../factors/factor-library';
import { flatGjPerUnit } from '../factors/resolve-energy-factor';
import { addMonths, monthsBetween, type Month } from '../time/day';
import { exactProduct } from '../units/exact-product';

export const LINE_GROUPS = ['fuel', 'heat', 'electricity', 'not_counted'] as const;
export type LineGroup = (typeof LINE_GROUPS)[number];

export interface StatutoryFigures {
	gigajoules: number | null;
	crudeOilKl: number | null;
	co2TBasic: number | null;
	co2TAdjusted: number | null;
}

export interface StatutoryLine extends StatutoryFigures {
	carrier: string;
	group: LineGroup;
	/** In `unit`; null where a month's quantity does not convert into it. */
	quantity: number | null;
	unit: UnitCode;
	coveredDays: number;
	days: number;
	dataStatus: DataStatus;
	factorStatus: FactorStatuses;
	/** Results that are null though there is data, with the months that could not be computed. */
	notComputed: { result: Result; months: Month[] }[];
	/** Factors behind the line, in the order of their first month. */
	factors: { id: string; from: Month; to: Month }[];
	energyFactors: { id: string; from: Month; to: Month }[];
	/** Power before FY2023 that bills separate by day and night: how the line is made up; else empty. */
	byTime: TimedFigures[];
}

export interface TimedFigures {
	/** null: not separated. */
	timeOfUse: 'day' | 'night' | null;
	/** In the line's unit. */
	quantity: number;
	gigajoules: number;
	crudeOilKl: number;
}

/** Months of a metering point that the figures do not rest on whole. */
export interface PointGap {
	meteringPointId: string;
	carrier: string;
	kind: 'missing' | 'partial' | 'estimated';
	months: Month[];
}

export interface StatutoryTable {
	/** Statutory year, April to March. */
	fiscalYear: number;
	from: Month;
	to: Month;
	lines: StatutoryLine[];
	totals: StatutoryFigures;
	coveredDays: number;
	days: number;
	gaps: PointGap[];
	designation: Designation;
}

/** Whether the year's crude-oil equivalent reaches what designates a business. */
export interface Designation {
	thresholdKl: number;
	source: string;
	/** `open`: the total is not known; `below_so_far`: below, but data is missing. */
	standing: 'reached' | 'below' | 'below_so_far' | 'open';
}

export interface StatutoryQuestion {
	fiscalYear: number;
	/** All months of the company, so that a point's first and last are known. */
	usage: readonly UsageMonth[];
	points: readonly RollUpPoint[];
}

export function statutoryTable(
	{ fiscalYear, usage, points }: StatutoryQuestion,
	library: FactorLibrary
): StatutoryTable {
	const from = `${fiscalYear}-04`;
	const year = { from, to: addMonths(from, 11) };
	const cells = cellsOf(year, { usage, points });
	const lines = CARRIER_CODES.flatMap((carrier) => {
		const own = cells.filter((cell) => cell.carrier === carrier);
		return own.length === 0 || isLeftOut(carrier) ? [] : [lineOf(carrier, own, library)];
	});
	const counted = cells.filter(({ carrier }) => carrierOf(carrier).role !== 'record');
	const sum = sumFigures(counted, 'carriers');
	const totals = inTonnes(sum);
	const { coveredDays, days } = sum;
	return {
		...{ fiscalYear, ...year, totals, coveredDays, days },
		lines: LINE_GROUPS.flatMap((group) => lines.filter((line) => line.group === group)),
		gaps: gapsOf(cells.filter(({ carrier }) => !isLeftOut(carrier))),
		designation: designationOf(totals.crudeOilKl, { coveredDays, days }, library)
	};
}

/** Recorded for Eco Action 21, in no table of these laws. */
function isLeftOut(carrier: string): boolean {
	return carrierOf(carrier).role === 'record' && !isSold(carrier);
}

/** Every month of the year in which a point is there, with data or without, in key order. */
function cellsOf(
	year: Lifespan,
	{ usage, points }: Pick<StatutoryQuestion, 'usage' | 'points'>
): UsageMonth[] {
	const lives = lifespans(usage, year.to, points);
	const known = new Map(usage.map((one) => [`${one.month} ${one.meteringPointId}`, one]));
	const inOrder = [...points].sort((a, b) => (a.meteringPointId < b.meteringPointId ? -1 : 1));
	return monthsBetween(year.from, year.to).flatMap((month) =>
		inOrder.flatMap((point) => {
			const life = lives.get(point.meteringPointId);
			if (!life || month < life.from || month > life.to) return [];
			return [known.get(`${month} ${point.meteringPointId}`) ?? missingMonth(point, month)];
		})
	);
}

function missingMonth(point: RollUpPoint, month: Month): UsageMonth {
	const { meteringPointId, siteId, carrier, unit, lastDay = null } = point;
	const place = { meteringPointId, siteId, carrier, month, factorId: null, energyFactorId: null };
	return { ...missingFigures(unit, daysInUse(month, lastDay)), ...place };
}

function lineOf(
	carrier: string,
	cells: readonly UsageMonth[],
	library: FactorLibrary
): StatutoryLine {
	const { baseUnit, role } = carrierOf(carrier);
	const unit = REPORTED[baseUnit] ?? baseUnit;
	const sum = sumFigures(cells, 'one_carrier');
	return {
		...{ carrier, unit, group: groupOf(role, carrier) },
		quantity: quantityOf(cells, library),
		...inTonnes(sum),
		...{ coveredDays: sum.coveredDays, days: sum.days },
		...{ dataStatus: sum.dataStatus, factorStatus: sum.factorStatus },
		notComputed: notComputed(cells),
		factors: spans(cells, 'factorId'),
		energyFactors: spans(cells, 'energyFactorId'),
		byTime: timedFigures(cells, library)
	};
}

/** Base unit → unit of the reports, a thousand of it. */
const REPORTED: Partial<Record<UnitCode, UnitCode>> = {
	kWh: 'MWh',
	m3: 'thousand_m3',
	L: 'kL',
	kg: 't'
};

function groupOf(role: CarrierRole, carrier: string): LineGroup {
	if (isSold(carrier)) return 'not_counted';
	if (role === 'supplied_electricity' || role === 'own_generation') return 'electricity';
	return role === 'heat' || role === 'supplied_heat' ? 'heat' : 'fuel';
}

/** null when nothing is known, or a month's unit needs a heating value that is not there. */
function quantityOf(cells: readonly UsageMonth[], library: FactorLibrary): number | null {
	const known = cells.filter(({ quantity }) => quantity !== null);
	const inBase = known.map((cell) => baseQuantity(cell, library));
	if (known.length === 0 || inBase.includes(null)) return null;
	const { baseUnit } = carrierOf(known[0]!.carrier);
	const sum = inBase.reduce<number>((total, value) => total + value!, 0);
	// A double carries 15 digits of the printed decimals; what summing leaves beyond is none.
	return exactProduct(Number(sum.toPrecision(15)), baseUnit in REPORTED ? 0.001 : 1);
}

function baseQuantity(cell: UsageMonth, library: FactorLibrary): number | null {
	const { carrier, quantity, unit, energyFactorId, lpgMass } = cell;
	const gjPerBaseUnit = energyFactorId === null ? null : heatingValue(energyFactorId, library);
	const given = { carrier, quantity: quantity!, unit: unit ?? '', gjPerBaseUnit, lpgMass };
	const base = toBaseUnit(given);
	return base.ok ? base.value.quantity : null;
}

/** Only fuel that is given in Btu asks for it. */
function heatingValue(id: string, library: FactorLibrary): number | null {
	return flatGjPerUnit(id) ?? energyFactorById(library, id)?.gjPerUnit ?? null;
}

function inTonnes(sum: Record<Result, number | null>): StatutoryFigures {
	const tonnes = (kg: number | null) => (kg === null ? null : exactProduct(kg, 0.001));
	return {
		gigajoules: sum.gigajoules,
		crudeOilKl: sum.crudeOilKl,
		co2TBasic: tonnes(sum.co2KgBasic),
		co2TAdjusted: tonnes(sum.co2KgAdjusted)
	};
}

function notComputed(cells: readonly UsageMonth[]): StatutoryLine['notComputed'] {
	const present = cells.filter(({ dataStatus }) => dataStatus !== 'missing');
	return RESULTS.flatMap((result) => {
		const months = present.filter((cell) => cell[result] === null).map(({ month }) => month);
		return months.length === 0 ? [] : [{ result, months: [...new Set(months)] }];
	});
}

function spans(cells: readonly UsageMonth[], key: 'factorId' | 'energyFactorId') {
	const found = new Map<string, { id: string; from: Month; to: Month }>();
	for (const { [key]: named, month } of cells)
		for (const id of named === null ? [] : idsOf(named))
			found.set(id, { id, from: found.get(id)?.from ?? month, to: month });
	return [...found.values()];
}

const TIMES = ['day', 'night', null] as const;

/** Of all months, so that the parts add up to the line; empty where no bill separates anything. */
function timedFigures(cells: readonly UsageMonth[], library: FactorLibrary): TimedFigures[] {
	const parts = cells.flatMap((cell) => timedParts(cell, library));
	if (!parts.some(({ timeOfUse }) => timeOfUse !== null)) return [];
	return TIMES.flatMap((timeOfUse) => {
		const own = parts.filter((part) => part.timeOfUse === timeOfUse);
		const sum = (of: 'quantityInBaseUnit' | 'gigajoules' | 'crudeOilKl') =>
			own.reduce((total, part) => total + part[of], 0);
		if (own.length === 0) return [];
		const quantity = exactProduct(Number(sum('quantityInBaseUnit').toPrecision(15)), 0.001);
		const energy = { gigajoules: sum('gigajoules'), crudeOilKl: sum('crudeOilKl') };
		return [{ timeOfUse, quantity, ...energy }];
	});
}

function timedParts({ byTime, ...cell }: UsageMonth, library: FactorLibrary) {
	const { carrier, month, unit, quantity } = cell;
	if (quantity === null || unit === null || carrier !== 'electricity') return [];
	const given = byTime ?? { day: 0, night: 0 };
	return energyByTime({ carrier, month, unit, quantity, byTime: given }, library) ?? [];
}

function gapsOf(cells: readonly UsageMonth[]): PointGap[] {
	const gaps = new Map<string, PointGap>();
	for (const { meteringPointId, carrier, month, dataStatus } of cells) {
		if (dataStatus === 'measured') continue;
		const key = `${meteringPointId} ${dataStatus}`;
		const gap = gaps.get(key) ?? { meteringPointId, carrier, kind: dataStatus, months: [] };
		gaps.set(key, { ...gap, months: [...gap.months, month] });
	}
	return [...gaps.values()];
}

function designationOf(
	crudeOilKl: number | null,
	{ coveredDays, days }: { coveredDays: number; days: number },
	{ designation }: FactorLibrary
): Designation {
	const known = { thresholdKl: designation.kl, source: designation.source };
	if (crudeOilKl === null) return { ...known, standing: 'open' };
	if (crudeOilKl >= designation.kl) return { ...known, standing: 'reached' };
	return { ...known, standing: coveredDays < days ? 'below_so_far' : 'below' };
}
