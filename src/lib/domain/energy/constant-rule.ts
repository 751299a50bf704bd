/**
 * A series under one rule. The energy law changed its conversions for FY2023 (bought power 9.76
 * to 8.64 GJ/MWh, own solar 0 to 3.6, fuels a little), so that gigajoules of 2022 and of 2023
 * differ though the use is the same. Here every month is converted with the rule of one year.
 *
 * Only gigajoules and crude-oil kL change. Yen, CO2 and quantities stay as they were computed; a
 * company's own heating value is its own in every year. A carrier for which the chosen year has
 * no conversion is `not_computed`: no other year's figure stands in its place.
 */
import { carrierOf } from '../carriers/carriers';
import { toBaseUnit } from '../carriers/convert';
import { computeEmissions } from '../emissions/compute-emissions';
import type { FactorLibrary } from '../factors/factor-library';
import { flatGjPerUnit, resolveEnergyFactor } from '../factors/resolve-energy-factor';
import type { UsageMonth } from './energy-row';

/** First statutory year of the conversions that hold today. */
export function newestRuleYear({ energyFactors }: Pick<FactorLibrary, 'energyFactors'>): number {
	return Math.max(...energyFactors.map(({ fromYear }) => fromYear ?? -Infinity));
}

/** The same months, with the gigajoules and kL that the rule of statutory `year` gives them. */
export function underRuleOf<Row extends UsageMonth>(
	usage: readonly Row[],
	year: number,
	library: FactorLibrary
): Row[] {
	return usage.map((row) => (isOutside(row) ? row : { ...row, ...energyOf(row, year, library) }));
}

function isOutside({ carrier, quantity, energyFactorId }: UsageMonth): boolean {
	return (
		quantity === null ||
		carrierOf(carrier).role === 'record' ||
		(energyFactorId !== null && flatGjPerUnit(energyFactorId) !== null)
	);
}

function energyOf(row: UsageMonth, year: number, library: FactorLibrary) {
	const { carrier, quantity, unit, factorStatus, lpgMass } = row;
	const energyFactor = resolveEnergyFactor({ carrier, month: `${year}-04` }, library);
	const gjPerBaseUnit = energyFactor.energyFactor?.gjPerUnit ?? null;
	const given = { carrier, quantity: quantity!, unit: unit ?? '', gjPerBaseUnit, lpgMass };
	const base = toBaseUnit(given);
	const known = base.ok ? energyFactor : NOTHING_KNOWN;
	const { gigajoules, crudeOilKl } = computeEmissions({
		quantityInBaseUnit: base.ok ? base.value.quantity : 0,
		factor: { factor: null, status: 'not_computed' },
		energyFactor: known
	});
	return {
		...{ gigajoules, crudeOilKl },
		energyFactorId: known.energyFactor?.id ?? null,
		factorStatus: { ...factorStatus, gigajoules: known.status, crudeOilKl: known.status }
	};
}

const NOTHING_KNOWN = { energyFactor: null, status: 'not_computed' } as const;
