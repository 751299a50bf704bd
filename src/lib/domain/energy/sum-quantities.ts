import { carrierOf } from '../carriers/carriers';
import { commonUnitOf } from '../carriers/convert';
import { parseUnit } from '../carriers/units';
import { exactProduct } from '../units/exact-product';
import type { EnergyFigures } from './energy-row';

type Quantity = Pick<EnergyFigures, 'quantity' | 'unit'>;

interface Measured extends Quantity, Pick<EnergyFigures, 'dataStatus'> {
	carrier: string;
}

/**
 * Quantities of one unit add up in it; kWh and MWh add up in kWh. Units that only a density
 * joins (m3 and kg of LPG) do not: both are null, as for carriers of different kinds. Months
 * without data count for the unit, so that it does not change with what has come in.
 */
export function sumQuantities(parts: readonly Measured[]): Quantity {
	const same = onlyUnit(parts);
	const alike = same === null ? parts.map(inCommonUnit) : parts;
	const unit = same ?? onlyUnit(alike);
	if (unit === null) return { quantity: null, unit: null };
	const present = alike.filter((_, index) => parts[index]!.dataStatus !== 'missing');
	return { quantity: sumOf(present), unit };
}

function onlyUnit(parts: readonly Quantity[]): string | null {
	const units = new Set(parts.map((part) => part.unit));
	return units.size === 1 ? [...units][0]! : null;
}

function inCommonUnit({ carrier, quantity, unit: given }: Measured): Quantity {
	const code = parseUnit(given ?? '');
	if (code === null) return { quantity, unit: given };
	const { unit, count } = commonUnitOf(carrierOf(carrier), code);
	return { quantity: quantity === null ? null : exactProduct(quantity, count), unit };
}

/** Printed decimals: what a sum of doubles leaves beyond 15 digits is none of them. */
function sumOf(present: readonly Quantity[]): number | null {
	if (present.length === 0 || present.some((part) => part.quantity === null)) return null;
	return Number(present.reduce((sum, part) => sum + part.quantity!, 0).toPrecision(15));
}
