import { toBaseUnit } from '../carriers/convert';
import { computeEmissions } from '../emissions/compute-emissions';
import { emissionsOfUse } from '../emissions/emissions-of-use';
import type { FactorLibrary } from '../factors/factor-library';
import { resolveEnergyFactor } from '../factors/resolve-energy-factor';
import { finding, type Finding } from '../finding';
import { toNumber } from '../units/decimal';
import type { FactorStatuses, UsageMonth } from './energy-row';
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
	library: FactorLibrary
): UsageMonth & { findings: Finding[] } {
	const { meteringPointId, siteId, carrier, unit } = point;
	const quantity = activity.quantity === null ? null : toNumber(activity.quantity);
	const { month, costYen, costDays, coveredDays, days, dataStatus } = activity;
	const known = { meteringPointId, siteId, carrier, unit, month, quantity, costYen, costDays };
	return {
		...known,
		coveredDays,
		days,
		dataStatus,
		...results({ month, quantity }, point, library)
	};
}

function results(
	{ month, quantity }: { month: string; quantity: number | null },
	point: PointOfUse,
	library: FactorLibrary
) {
	const use = emissionsOfUse({ ...point, month, quantity: quantity ?? 0 }, library);
	if (!use.ok) return withoutFactor({ month, quantity }, point, { library, refusal: use });
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
	{ carrier, unit }: PointOfUse,
	{ library, refusal }: { library: FactorLibrary; refusal: Refusal }
) {
	const findings = [finding('warning', refusal.code, { ...refusal.params, month })];
	const energyFactor = resolveEnergyFactor({ carrier, month }, library);
	const gjPerBaseUnit = energyFactor.energyFactor?.gjPerUnit ?? null;
	const base = toBaseUnit({ carrier, quantity: quantity ?? 0, unit, gjPerBaseUnit });
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
