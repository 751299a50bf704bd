/**
 * Figures of the lists are per thousand or million of a base unit. `t per thousand m3` is `kg per
 * m3`: shifting the decimal point in the printed text keeps every digit exact.
 */
const BASE_UNIT = { MWh: 'kWh', thousand_m3: 'm3', kL: 'L', t: 'kg', GJ: 'GJ' } as const;
export type PrintedUnit = keyof typeof BASE_UNIT;

export function baseUnitOf(unit: PrintedUnit): string {
	return BASE_UNIT[unit];
}

/** t-CO2 per printed unit → kg-CO2 per base unit. */
export function kgPerBaseUnit(printed: string, unit: PrintedUnit): number {
	return unit === 'GJ' ? Number(`${printed}e3`) : Number(printed);
}

/** GJ per printed unit → GJ per base unit. */
export function gjPerBaseUnit(printed: string, unit: PrintedUnit): number {
	return unit === 'GJ' ? Number(printed) : Number(`${printed}e-3`);
}
