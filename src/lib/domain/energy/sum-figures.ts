import { carrierOf } from '../carriers/carriers';
import type { DataStatus, EnergyFigures, FactorStatus, FactorStatuses } from './energy-row';
import { joinedDataStatus, worstFactorStatus } from './status';

/** Figures of one carrier: what a sum is made of. */
export interface Part extends EnergyFigures {
	carrier: string;
}

export const RESULTS = ['gigajoules', 'crudeOilKl', 'co2KgBasic', 'co2KgAdjusted'] as const;
export type Result = (typeof RESULTS)[number];

const NOTHING_COMPUTED: FactorStatuses = {
	gigajoules: 'not_computed',
	crudeOilKl: 'not_computed',
	co2KgBasic: 'not_computed',
	co2KgAdjusted: 'not_computed'
};

/** A stretch of days without any data. */
export function missingFigures(unit: string | null, days: number): EnergyFigures {
	return {
		quantity: null,
		unit,
		gigajoules: null,
		crudeOilKl: null,
		costYen: null,
		costDays: 0,
		co2KgBasic: null,
		co2KgAdjusted: null,
		coveredDays: 0,
		days,
		dataStatus: 'missing',
		factorStatus: NOTHING_COMPUTED
	};
}

/**
 * The sum of parts in the order given, in doubles. Parts without data add nothing; a result that
 * one part could not compute is null for all; a quantity of several units is null. Where
 * carriers are mixed, records (power sold, water, waste) add neither quantity nor, for power
 * sold, yen: an income is no negative cost.
 */
export function sumFigures(
	parts: readonly Part[],
	mixing: 'one_carrier' | 'carriers'
): EnergyFigures {
	const present = parts.filter((part) => part.dataStatus !== 'missing');
	const used = mixing === 'carriers' ? present.filter(isUse) : present;
	const paid = mixing === 'carriers' ? present.filter(isCost) : present;
	const unit = onlyUnit(mixing === 'carriers' ? parts.filter(isUse) : parts);
	return {
		quantity: unit === null ? null : asPrinted(sumOf(used.map((part) => part.quantity))),
		unit,
		...results(present),
		costYen: sumOf(known(paid.map((part) => part.costYen))),
		costDays: total(paid.map((part) => part.costDays)),
		coveredDays: total(parts.map((part) => part.coveredDays)),
		days: total(parts.map((part) => part.days)),
		dataStatus: joinedDataStatus(parts.map((part): DataStatus => part.dataStatus)),
		factorStatus: statuses(present)
	};
}

function isUse({ carrier }: Part): boolean {
	return carrierOf(carrier).role !== 'record';
}

function isCost({ carrier }: Part): boolean {
	return carrier !== 'electricity_export';
}

function onlyUnit(parts: readonly Part[]): string | null {
	const units = new Set(parts.map((part) => part.unit));
	return units.size === 1 ? [...units][0]! : null;
}

function results(present: readonly Part[]): Record<Result, number | null> {
	const sum = (result: Result) => sumOf(present.map((part) => part[result]));
	return {
		gigajoules: sum('gigajoules'),
		crudeOilKl: sum('crudeOilKl'),
		co2KgBasic: sum('co2KgBasic'),
		co2KgAdjusted: sum('co2KgAdjusted')
	};
}

function statuses(present: readonly Part[]): FactorStatuses {
	if (present.length === 0) return NOTHING_COMPUTED;
	const worst = (result: Result): FactorStatus =>
		worstFactorStatus(present.map((part) => part.factorStatus[result]));
	return {
		gigajoules: worst('gigajoules'),
		crudeOilKl: worst('crudeOilKl'),
		co2KgBasic: worst('co2KgBasic'),
		co2KgAdjusted: worst('co2KgAdjusted')
	};
}

/** null when there is nothing to add, or one of the values is unknown. */
function sumOf(values: readonly (number | null)[]): number | null {
	return values.length === 0 || values.includes(null) ? null : total(known(values));
}

/** Quantities are printed decimals: what a sum of doubles leaves beyond 15 digits is none of it. */
function asPrinted(sum: number | null): number | null {
	return sum === null ? null : Number(sum.toPrecision(15));
}

function known(values: readonly (number | null)[]): number[] {
	return values.filter((value) => value !== null);
}

function total(values: readonly number[]): number {
	return values.reduce((a, b) => a + b, 0);
}
