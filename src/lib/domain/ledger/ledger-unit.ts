/**
 * The ledger holds each carrier in the small unit of its family, whatever a file or a metering
 * point is given in: kWh, m3, L, kg, and GJ for heat. The way there is a shift of the decimal
 * point, so a figure stays exactly as printed. LPG by volume stays m3: its mass takes a density,
 * which is named where it is used.
 */
import { MISSING } from '../readings/load-day';
import type { Decimal } from '../units/decimal';

/** Larger (or, for heat, smaller) unit → the ledger's, and by how many places. */
const SHIFTS: Record<string, { unit: string; places: number }> = {
	MWh: { unit: 'kWh', places: 3 },
	thousand_m3: { unit: 'm3', places: 3 },
	kL: { unit: 'L', places: 3 },
	t: { unit: 'kg', places: 3 },
	MJ: { unit: 'GJ', places: -3 }
};

export function ledgerUnit(unit: string): string {
	return SHIFTS[unit]?.unit ?? unit;
}

/** A metering point as the ledger counts it. */
export function inLedgerUnit<P extends { unit: string }>(point: P): P {
	return { ...point, unit: ledgerUnit(point.unit) };
}

/** 12.3 MWh → 12,300 kWh, digit for digit. */
export function toLedgerUnit(decimal: Decimal, unit: string): Decimal {
	const places = SHIFTS[unit]?.places ?? 0;
	const scale = decimal.scale - places;
	if (scale >= 0) return { coefficient: decimal.coefficient, scale };
	const coefficient = decimal.coefficient * 10 ** -scale;
	if (!Number.isSafeInteger(coefficient)) throw new RangeError('figure beyond 2^53');
	return { coefficient, scale: 0 };
}

/** The same for the slots of a day, which share one scale. */
export function slotsToLedgerUnit<D extends { scale: number; slots: Float64Array }>(
	day: D,
	unit: string
): D {
	const places = SHIFTS[unit]?.places ?? 0;
	const scale = day.scale - places;
	if (scale >= 0) return { ...day, scale };
	const power = 10 ** -scale;
	const slots = day.slots.map((value) => (value === MISSING ? MISSING : value * power));
	return { ...day, scale: 0, slots };
}
