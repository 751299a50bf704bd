import { finding, type Finding } from '../finding';
import { no, yes, type Outcome } from '../outcome';
import { exactProduct } from '../units/exact-product';
import type { Carrier } from './carrier';
import { readCarrier } from './carriers';
import { LPG_KG_PER_M3, LPG_KG_PER_M3_SOURCE } from './constants';
import {
	foreignConversion,
	gjPerHeatUnit,
	isForeignUnitOf,
	isHeatOfFuel,
	type Conversion
} from './foreign-units';
import { parseUnit, type UnitCode } from './units';

export type { Conversion } from './foreign-units';

export interface BaseQuantity {
	carrier: Carrier;
	quantity: number;
	unit: UnitCode;
	/** null when the quantity came in the base unit. */
	conversion: Conversion | null;
	findings: Finding[];
}

export type ConversionRefusal =
	'carrier.unknown' | 'carrier.ambiguous' | 'unit.not_for_carrier' | 'quantity.invalid';

/** Larger unit → [its small unit, how many of them]. By definition of the SI prefixes. */
const PREFIXED: Partial<Record<UnitCode, readonly [UnitCode, number]>> = {
	MWh: ['kWh', 1000],
	thousand_m3: ['m3', 1000],
	kL: ['L', 1000],
	t: ['kg', 1000],
	GJ: ['MJ', 1000]
};

/**
 * Any quantity of a carrier in that carrier's base unit. Takes codes and printed spellings
 * (千kWh, ㎥, 灯油). Refuses a unit that does not measure the carrier, and what is no number;
 * negative quantities are credits and pass.
 */
export function convertToBaseUnit(
	carrierText: string,
	quantity: number,
	unitText: string
): Outcome<BaseQuantity, ConversionRefusal> {
	return toBaseUnit({ carrier: carrierText, quantity, unit: unitText, gjPerBaseUnit: null });
}

export interface GivenQuantity {
	carrier: string;
	quantity: number;
	unit: string;
	/** Heating value of the carrier's month, which fuel that is given as heat needs. */
	gjPerBaseUnit: number | null;
	/** Of LPG by volume, in place of the mixed gas of constants.ts. */
	lpgMass?: LpgMass | null;
}

/** Mass of a metered cubic metre of LPG, and who says so. */
export interface LpgMass {
	kgPerM3: number;
	source: string;
}

const MIXED_LPG: LpgMass = { kgPerM3: LPG_KG_PER_M3, source: LPG_KG_PER_M3_SOURCE };

export function toBaseUnit(given: GivenQuantity): Outcome<BaseQuantity, ConversionRefusal> {
	const read = readCarrier(given.carrier);
	if (!read.ok) return read;
	const carrier = read.value;
	const unit = parseUnit(given.unit);
	const conversion = unit && conversionWith(carrier, unit, given);
	if (!unit || !measures(carrier, unit) || (!conversion && unit !== carrier.baseUnit))
		return no('unit.not_for_carrier', {
			carrier: carrier.code,
			unit: given.unit,
			units: carrier.units.join(', ')
		});
	const { quantity } = given;
	if (!Number.isFinite(quantity)) return no('quantity.invalid', { quantity: String(quantity) });
	return yes({
		carrier,
		quantity: conversion ? exactProduct(quantity, conversion.multiplier) : quantity,
		unit: carrier.baseUnit,
		conversion,
		findings: isByDensity(carrier, unit) ? [lpgByVolume(given.lpgMass)] : []
	});
}

/** Whether quantities of the carrier may be given in the unit, by a form or by a file. */
export function measures(carrier: Carrier, unit: string): boolean {
	const code = parseUnit(unit);
	return code !== null && (carrier.units.includes(code) || isForeignUnitOf(carrier, code));
}

/** How a unit of the carrier becomes its base unit; null when it is the base unit. */
export function conversionOf(carrier: Carrier, unit: UnitCode): Conversion | null {
	return measures(carrier, unit) ? conversionWith(carrier, unit, { gjPerBaseUnit: null }) : null;
}

function conversionWith(
	carrier: Carrier,
	unit: UnitCode,
	{ gjPerBaseUnit, lpgMass }: Pick<GivenQuantity, 'gjPerBaseUnit' | 'lpgMass'>
): Conversion | null {
	const to = carrier.baseUnit;
	if (unit === to || !measures(carrier, unit)) return null;
	if (isForeignUnitOf(carrier, unit)) return foreignConversion(carrier, unit, gjPerBaseUnit);
	const thousands = unit === 'thousand_m3' ? 1000 : 1;
	if (isByDensity(carrier, unit)) {
		const { kgPerM3, source } = lpgMass ?? MIXED_LPG;
		return { from: unit, to, multiplier: exactProduct(kgPerM3, thousands), source };
	}
	return { from: unit, to, multiplier: prefixMultiplier(unit, to), source: 'SI' };
}

/**
 * The unit in which quantities of a carrier in several units add up without any physics, and
 * how many of it one `unit` is: the base unit, but m3 for LPG by volume and GJ for fuel given as heat.
 */
export function commonUnitOf(carrier: Carrier, unit: UnitCode): { unit: UnitCode; count: number } {
	if (isByDensity(carrier, unit)) return { unit: 'm3', count: unit === 'm3' ? 1 : 1000 };
	if (isHeatOfFuel(carrier, unit)) return { unit: 'GJ', count: gjPerHeatUnit(unit) };
	const conversion = conversionOf(carrier, unit);
	return { unit: carrier.baseUnit, count: conversion?.multiplier ?? 1 };
}

function prefixMultiplier(from: UnitCode, to: UnitCode): number {
	const [small, count] = PREFIXED[from] ?? [];
	if (small === to) return count!;
	if (PREFIXED[to]?.[0] === from) return 1 / PREFIXED[to][1];
	throw new RangeError(`${from} does not convert into ${to}`);
}

function isByDensity(carrier: Carrier, unit: UnitCode): boolean {
	return carrier.code === 'lpg' && (unit === 'm3' || unit === 'thousand_m3');
}

/** Said of every month: the choice moves the result by up to a tenth. */
function lpgByVolume(own: LpgMass | null | undefined): Finding {
	if (!own) return finding('note', 'lpg.m3_to_kg', { kgPerM3: LPG_KG_PER_M3 });
	const { kgPerM3, source } = own;
	return finding('note', 'lpg.m3_to_kg_own', { kgPerM3, source });
}
