/**
 * Activity × factor: gigajoules, crude-oil equivalent and CO2 on both bases, unrounded.
 *
 *     gigajoules    = quantity × GJ per base unit
 *     crudeOilKl    = quantity × GJ per base unit × 0.0258
 *     co2KgBasic    = quantity × kg-CO2 per base unit, basic
 *     co2KgAdjusted = quantity × kg-CO2 per base unit, adjusted
 *
 * Where a company chose to convert its metered gas, the last two are also × standard m3 per m3.
 *
 * Each product is taken of the figures as printed and rounded to a double once (exact-product.ts),
 * so that the order of multiplication cannot show. A basis without a factor is null and
 * `not_computed`; it never becomes 0 and the other basis never stands in for it. Rounding for
 * people is done where people look.
 */
import type { FactorStatus, FactorStatuses } from '../energy/energy-row';
import type { EnergyResolution } from '../factors/energy-factor';
import type { FactorResolution } from '../factors/factor';
import { CRUDE_OIL_KL_PER_GJ } from '../factors/constants';
import { exactProduct } from '../units/exact-product';

export interface Emissions {
	gigajoules: number | null;
	crudeOilKl: number | null;
	co2KgBasic: number | null;
	co2KgAdjusted: number | null;
	factorStatus: FactorStatuses;
}

export interface Activity {
	quantityInBaseUnit: number;
	factor: Pick<FactorResolution, 'factor' | 'status'>;
	energyFactor: EnergyResolution;
	gasVolume?: GasVolume | null;
}

/**
 * How many m3 in the state that factors are for are in a metered m3, and who says so. Gigajoules of
 * the energy law are per metered m3 either way.
 */
export interface GasVolume {
	standardM3PerM3: number;
	source: string;
}

export function computeEmissions(activity: Activity): Emissions {
	const { quantityInBaseUnit, factor, energyFactor, gasVolume } = activity;
	const standard = gasVolume?.standardM3PerM3 ?? 1;
	const { valueBasic = null, valueAdjusted = null } = factor.factor ?? {};
	const gjPerUnit = energyFactor.energyFactor?.gjPerUnit ?? null;
	return {
		gigajoules: times(gjPerUnit, quantityInBaseUnit),
		crudeOilKl: times(gjPerUnit, quantityInBaseUnit, CRUDE_OIL_KL_PER_GJ),
		co2KgBasic: times(valueBasic, quantityInBaseUnit, standard),
		co2KgAdjusted: times(valueAdjusted, quantityInBaseUnit, standard),
		factorStatus: {
			gigajoules: energyFactor.status,
			crudeOilKl: energyFactor.status,
			co2KgBasic: statusOf(valueBasic, factor.status),
			co2KgAdjusted: statusOf(valueAdjusted, factor.status)
		}
	};
}

function times(factor: number | null, ...others: number[]): number | null {
	return factor === null ? null : exactProduct(factor, ...others);
}

function statusOf(value: number | null, status: FactorStatus): FactorStatus {
	return value === null ? 'not_computed' : status;
}
