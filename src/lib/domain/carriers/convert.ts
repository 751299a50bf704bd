import { finding, type Finding } from '../finding';
import { no, yes, type Outcome } from '../outcome';
import { exactProduct } from '../units/exact-product';
import type { Carrier } from './carrier';
import { readCarrier } from './carriers';
import { LPG_KG_PER_M3, LPG_KG_PER_M3_SOURCE } from './constants';
import { parseUnit, type UnitCode } from './units';

/** A step that the trace shows: so many `to` for one `from`. */
export interface Conversion {
	from: UnitCode;
	to: UnitCode;
	multiplier: number;
	source: string;
}

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
	const read = readCarrier(carrierText);
	if (!read.ok) return read;
	const carrier = read.value;
	const unit = parseUnit(unitText);
	if (!unit || !carrier.units.includes(unit))
		return no('unit.not_for_carrier', {
			carrier: carrier.code,
			unit: unitText,
			units: carrier.units.join(', ')
		});
	if (!Number.isFinite(quantity)) return no('quantity.invalid', { quantity: String(quantity) });
	return yes(inBaseUnit(carrier, quantity, unit));
}

function inBaseUnit(carrier: Carrier, quantity: number, unit: UnitCode): BaseQuantity {
	const conversion = conversionOf(carrier, unit);
	return {
		carrier,
		quantity: conversion ? exactProduct(quantity, conversion.multiplier) : quantity,
		unit: carrier.baseUnit,
		conversion,
		findings: isByDensity(carrier, unit) ? [lpgByVolume()] : []
	};
}

/** How a unit of the carrier becomes its base unit; null when it is the base unit. */
export function conversionOf(carrier: Carrier, unit: UnitCode): Conversion | null {
	const to = carrier.baseUnit;
	if (unit === to) return null;
	const thousands = unit === 'thousand_m3' ? 1000 : 1;
	if (isByDensity(carrier, unit)) {
		const multiplier = exactProduct(LPG_KG_PER_M3, thousands);
		return { from: unit, to, multiplier, source: LPG_KG_PER_M3_SOURCE };
	}
	return { from: unit, to, multiplier: prefixMultiplier(unit, to), source: 'SI' };
}

/**
 * The unit in which quantities of a carrier in several units add up without any physics, and
 * how many of it one `unit` is: the base unit, but m3 for LPG by volume.
 */
export function commonUnitOf(carrier: Carrier, unit: UnitCode): { unit: UnitCode; count: number } {
	if (isByDensity(carrier, unit)) return { unit: 'm3', count: unit === 'm3' ? 1 : 1000 };
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

function lpgByVolume(): Finding {
	return finding('note', 'lpg.m3_to_kg', { kgPerM3: LPG_KG_PER_M3 });
}
