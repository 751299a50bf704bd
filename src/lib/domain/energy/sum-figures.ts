import { carrierOf, isPaidFor, isSold } from '../carriers/carriers';
import type {
	DataStatus,
	EnergyFigures,
	EnergyTotals,
	FactorStatus,
	FactorStatuses
} from './energy-row';
import { joinedDataStatus, worstFactorStatus } from './status';
import { sumQuantities } from './sum-quantities';

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
 * one part could not compute is null for all. Where carriers are mixed, records (power sold,
 * water, waste) add no quantity. Yen of power sold are income in every sum, so that rows by
 * carrier or metering point add up to the total in cost and in income.
 */
export function sumFigures(
	parts: readonly Part[],
	mixing: 'one_carrier' | 'carriers'
): EnergyTotals {
	const present = parts.filter((part) => part.dataStatus !== 'missing');
	return {
		...sumQuantities(mixing === 'carriers' ? parts.filter(isUse) : parts),
		...results(present),
		...yen(parts),
		coveredDays: daysOf(parts, 'coveredDays'),
		days: daysOf(parts, 'days'),
		dataStatus: joinedDataStatus(expected(parts).map((part): DataStatus => part.dataStatus)),
		factorStatus: statuses(present)
	};
}

/** Without those that were no longer in use: they lack nothing. */
function expected(parts: readonly Part[]): readonly Part[] {
	const inUse = parts.filter(({ days }) => days > 0);
	return inUse.length > 0 ? inUse : parts;
}

function isUse({ carrier }: Part): boolean {
	return carrierOf(carrier).role !== 'record';
}

function yen(parts: readonly Part[]) {
	const paid = parts.filter(({ carrier }) => isPaidFor(carrierOf(carrier)));
	const free = parts.filter((part) => !paid.includes(part));
	const [paidDays, toPayDays] = [daysOf(paid, 'costDays'), daysOf(paid, 'days')];
	return {
		costYen: yenOf(parts.filter((part) => !isSold(part.carrier))),
		incomeYen: yenOf(parts.filter((part) => isSold(part.carrier))),
		costDays: paidDays + daysOf(free, 'coveredDays'),
		costCoverage: toPayDays === 0 ? null : paidDays / toPayDays
	};
}

function yenOf(parts: readonly Part[]): number | null {
	return sumOf(known(parts.map((part) => part.costYen)));
}

function daysOf(parts: readonly Part[], count: 'costDays' | 'coveredDays' | 'days'): number {
	return total(parts.map((part) => part[count]));
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

function known(values: readonly (number | null)[]): number[] {
	return values.filter((value) => value !== null);
}

function total(values: readonly number[]): number {
	return values.reduce((a, b) => a + b, 0);
}
