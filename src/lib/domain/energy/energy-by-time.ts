/**
 * Gigajoules of power that bills separate by day and night. Before FY2023 the energy law counted
 * power bought from 8:00 to 22:00 at 9.97 GJ/MWh and the rest at 9.28; what no bill separates
 * stays at the figure for all hours (9.76). From FY2023 there is one figure and nothing to do.
 */
import { toBaseUnit } from '../carriers/convert';
import { CRUDE_OIL_KL_PER_GJ } from '../factors/constants';
import type { EnergyFactor } from '../factors/energy-factor';
import type { FactorLibrary } from '../factors/factor-library';
import { flatGjPerUnit, resolveEnergyFactor } from '../factors/resolve-energy-factor';
import type { Month } from '../time/day';
import { exactProduct } from '../units/exact-product';
import type { QuantityByTime } from './energy-row';

export interface TimedUse {
	carrier: string;
	month: Month;
	unit: string;
	quantity: number;
	byTime: QuantityByTime;
}

/** A part of the month's use with the conversion that holds for it. */
export interface TimedPart {
	timeOfUse: 'day' | 'night' | null;
	quantityInBaseUnit: number;
	factor: EnergyFactor;
	gigajoules: number;
	crudeOilKl: number;
}

/** Parts in the order day, night, rest, empty ones left out; null where the law has one figure. */
export function energyByTime(use: TimedUse, library: FactorLibrary): TimedPart[] | null {
	const { byTime, quantity } = use;
	const rest = Number((quantity - byTime.day - byTime.night).toPrecision(12));
	const given = [
		{ timeOfUse: 'day' as const, quantity: byTime.day },
		{ timeOfUse: 'night' as const, quantity: byTime.night },
		{ timeOfUse: null, quantity: Math.abs(rest) < NOTHING ? 0 : rest }
	];
	const parts = given.map((part) => partOf(use, part, library));
	const known = parts.filter((part) => part !== null);
	if (known.length < parts.length || known[0]!.factor.id === known[2]!.factor.id) return null;
	return known.filter((part) => part.quantityInBaseUnit !== 0);
}

/** Quantities have six decimals when they are spread over months: less is the dust of doubles. */
const NOTHING = 1e-6;

function partOf(
	{ carrier, month, unit }: TimedUse,
	{ timeOfUse, quantity }: { timeOfUse: TimedPart['timeOfUse']; quantity: number },
	library: FactorLibrary
): TimedPart | null {
	const factor = resolveEnergyFactor({ carrier, month, timeOfUse }, library).energyFactor;
	const base = toBaseUnit({ carrier, quantity, unit, gjPerBaseUnit: null });
	if (!factor || !base.ok) return null;
	const quantityInBaseUnit = base.value.quantity;
	return {
		...{ timeOfUse, quantityInBaseUnit, factor },
		gigajoules: exactProduct(factor.gjPerUnit, quantityInBaseUnit),
		crudeOilKl: exactProduct(factor.gjPerUnit, quantityInBaseUnit, CRUDE_OIL_KL_PER_GJ)
	};
}

/** Several conversions behind one month, as its row names them. */
const JOINED = '+';

export function joinedIds(parts: readonly TimedPart[]): string {
	return parts.map(({ factor }) => factor.id).join(JOINED);
}

/** The conversions that a derived row names: one, or one for each time of the day. */
export function energyFactorIds(id: string): string[] {
	return flatGjPerUnit(id) === null ? id.split(JOINED) : [id];
}
