import { toBaseUnit } from '../carriers/convert';
import { computeEmissions } from '../emissions/compute-emissions';
import { emissionsOfUse } from '../emissions/emissions-of-use';
import { ownFactorsOf, type FactorBook } from '../factors/factor-book';
import { flatGjPerUnit, resolveEnergyFactor } from '../factors/resolve-energy-factor';
import { finding, type Finding } from '../finding';
import { toNumber } from '../units/decimal';
import { energyByTime, joinedIds } from './energy-by-time';
import type { FactorStatuses, QuantityByTime, UsageMonth } from './energy-row';
import type { MonthActivity } from './month-activity';

/** What of a metering point decides its factor. */
export interface PointOfUse {
	meteringPointId: string;
	siteId: string;
	carrier: string;
	unit: string;
	supplier: string | null;
	menu: string | null;
	area: string | null;
}

/**
 * A month's activity × the factors of that month. What has no factor is null and
 * `not_computed`, with the reason as a finding; nothing is put in its place.
 */
export function usageOfMonth(
	activity: MonthActivity,
	point: PointOfUse,
	book: FactorBook
): UsageMonth & { findings: Finding[] } {
	const { meteringPointId, siteId, carrier, unit } = point;
	const quantity = activity.quantity === null ? null : toNumber(activity.quantity);
	const { month, costYen, costDays, coveredDays, days, dataStatus } = activity;
	const known = { meteringPointId, siteId, carrier, unit, month, quantity, costYen, costDays };
	const found = results({ month, quantity }, point, book);
	const byTime = byTimeOf(activity);
	const { lpgMass } = ownFactorsOf(point, month, book);
	return {
		...known,
		...(lpgMass && { lpgMass }),
		coveredDays,
		days,
		dataStatus,
		...found,
		...separated({ month, quantity, byTime }, { point, book, found })
	};
}

function byTimeOf({ byTime }: MonthActivity): QuantityByTime | null {
	return byTime ? { day: toNumber(byTime.day), night: toNumber(byTime.night) } : null;
}

interface Separated {
	month: string;
	quantity: number | null;
	byTime: QuantityByTime | null;
}

/** What the law makes of day and night, where bills separate them and no figure is the company's. */
function separated(
	{ month, quantity, byTime }: Separated,
	{ point, book, found }: { point: PointOfUse; book: FactorBook; found: Found }
) {
	const own = found.energyFactorId !== null && flatGjPerUnit(found.energyFactorId) !== null;
	if (quantity === null || byTime === null || own) return { byTime };
	const { carrier, unit } = point;
	const parts = energyByTime({ carrier, unit, month, quantity, byTime }, book.library);
	if (parts === null) return { byTime };
	const sum = (of: 'gigajoules' | 'crudeOilKl') =>
		parts.reduce((total, part) => total + part[of], 0);
	return {
		byTime,
		...{ gigajoules: sum('gigajoules'), crudeOilKl: sum('crudeOilKl') },
		energyFactorId: joinedIds(parts)
	};
}

type Found = Pick<UsageMonth, 'energyFactorId'>;

/** A month's quantity of a point, with the factors that hold for it, step by step. */
export function useOfPoint(
	{ month, quantity }: { month: string; quantity: number },
	point: PointOfUse,
	book: FactorBook
) {
	const own = ownFactorsOf(point, month, book);
	return emissionsOfUse({ ...point, ...own, month, quantity }, book.library);
}

function results(
	{ month, quantity }: { month: string; quantity: number | null },
	point: PointOfUse,
	book: FactorBook
) {
	const use = useOfPoint({ month, quantity: quantity ?? 0 }, point, book);
	if (!use.ok) return withoutFactor({ month, quantity }, point, { book, refusal: use });
	const { gigajoules, crudeOilKl, co2KgBasic, co2KgAdjusted, factorStatus } = use.value;
	const computed = { gigajoules, crudeOilKl, co2KgBasic, co2KgAdjusted };
	return {
		...(quantity === null ? NO_RESULTS : computed),
		factorStatus,
		factorId: use.value.factor.factor?.id ?? null,
		energyFactorId: use.value.energyFactor.energyFactor?.id ?? null,
		findings: use.value.findings
	};
}

/** A supplier or area that cannot be resolved leaves the CO2 open; the energy is known all the same. */
function withoutFactor(
	{ month, quantity }: { month: string; quantity: number | null },
	point: PointOfUse,
	{ book, refusal }: { book: FactorBook; refusal: Refusal }
) {
	const findings = [finding('warning', refusal.code, { ...refusal.params, month })];
	const { carrier, unit } = point;
	const { ownEnergy, lpgMass } = ownFactorsOf(point, month, book);
	const energyFactor = resolveEnergyFactor({ carrier, month, own: ownEnergy }, book.library);
	const gjPerBaseUnit = energyFactor.energyFactor?.gjPerUnit ?? null;
	const base = toBaseUnit({ carrier, quantity: quantity ?? 0, unit, gjPerBaseUnit, lpgMass });
	if (!base.ok) return { ...NOT_COMPUTED, findings };
	const activity = { quantityInBaseUnit: base.value.quantity, factor: NO_FACTOR, energyFactor };
	const { factorStatus, ...computed } = computeEmissions(activity);
	return {
		...(quantity === null ? NO_RESULTS : computed),
		factorStatus,
		factorId: null,
		energyFactorId: energyFactor.energyFactor?.id ?? null,
		findings
	};
}

type Refusal = { code: string; params: Record<string, string | number> };

const NO_FACTOR = { factor: null, status: 'not_computed' } as const;

const NO_RESULTS = { gigajoules: null, crudeOilKl: null, co2KgBasic: null, co2KgAdjusted: null };

const NO_STATUSES: FactorStatuses = {
	gigajoules: 'not_computed',
	crudeOilKl: 'not_computed',
	co2KgBasic: 'not_computed',
	co2KgAdjusted: 'not_computed'
};

const NOT_COMPUTED = {
	...NO_RESULTS,
	factorStatus: NO_STATUSES,
	factorId: null,
	energyFactorId: null
};
