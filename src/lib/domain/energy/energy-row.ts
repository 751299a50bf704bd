import type { LpgMass } from '../carriers/convert';
import type { Month } from '../time/day';

/** Worst last: the order in which a status hides a better one. */
export const DATA_STATUSES = ['measured', 'estimated', 'partial', 'missing'] as const;
export type DataStatus = (typeof DATA_STATUSES)[number];

export const FACTOR_STATUSES = [
	'official',
	'own',
	'provisional',
	'unverified',
	'not_computed'
] as const;
export type FactorStatus = (typeof FACTOR_STATUSES)[number];

export interface FactorStatuses {
	gigajoules: FactorStatus;
	crudeOilKl: FactorStatus;
	co2KgBasic: FactorStatus;
	co2KgAdjusted: FactorStatus;
}

/** What every screen shows of a stretch of energy use: yen, energy, CO2, and how sure. */
export interface EnergyFigures {
	/** In `unit`; null where several units meet or nothing is known. */
	quantity: number | null;
	unit: string | null;
	gigajoules: number | null;
	crudeOilKl: number | null;
	/** Of a stored month of power sold: what was received; sums keep that apart as income. */
	costYen: number | null;
	/**
	 * Days that `costYen` is for: readings carry no yen, so it may be fewer than are covered. In
	 * sums, what is not paid for (power sold, own generation) lacks no yen: its covered days count.
	 */
	costDays: number;
	co2KgBasic: number | null;
	co2KgAdjusted: number | null;
	coveredDays: number;
	days: number;
	dataStatus: DataStatus;
	factorStatus: FactorStatuses;
}

/** A sum of stretches: cost and income each on their own. */
export interface EnergyTotals extends EnergyFigures {
	/** What power sold brought in; never part of `costYen`, nor subtracted from it. */
	incomeYen: number | null;
	/** Share of the days that are to be paid for of which the yen are known; null if there are none. */
	costCoverage: number | null;
}

/** Of a month's quantity, in its unit, what bills say was used by day and by night. */
export interface QuantityByTime {
	day: number;
	night: number;
}

/** One metering point's month (`usage_month`). */
export interface UsageMonth extends EnergyFigures {
	meteringPointId: string;
	siteId: string;
	carrier: string;
	month: Month;
	factorId: string | null;
	/** Several are joined by `+`: by day, by night, the rest (energy-by-time.ts). */
	energyFactorId: string | null;
	/** Of `quantity`, what bills separate by day and night; null where none does. */
	byTime?: QuantityByTime | null;
	/** Of LPG by volume, where the company set what a m3 of it weighs. */
	lpgMass?: LpgMass | null;
}
