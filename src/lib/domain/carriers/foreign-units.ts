/**
 * Units that only files from abroad give (ENERGY STAR Portfolio Manager): heat in thousand Btu,
 * volume in cubic feet and US gallons, mass in pounds. The ledger keeps such figures in the unit
 * that they were printed in; here they become the carrier's base unit, by exact definitions. Fuel
 * given as heat becomes m3, litres or kg by the heating value that the energy law gives it in its
 * month, so that its gigajoules are the printed ones: both are gross (higher) heat. Without such
 * a value it cannot be converted. Gas is metered as heat elsewhere too: in kWh (Great Britain).
 */
import { exactShare } from '../units/exact-product';
import type { Carrier } from './carrier';
import { BTU_SOURCE, GJ_PER_KBTU, GJ_PER_KWH, KG_PER_POUND, KWH_SOURCE } from './constants';
import { KBTU_IN_KWH, LITRES_PER_US_GALLON, M3_PER_FT3, M3_PER_US_GALLON } from './constants';
import type { UnitCode } from './units';

/** A step that the trace shows: so many `to` for one `from`. */
export interface Conversion {
	from: UnitCode;
	to: UnitCode;
	multiplier: number;
	source: string;
}

type Step = Pick<Conversion, 'multiplier' | 'source'>;

const GALLON_SOURCE = '1 US gal = 231 in³, 1 in = 25.4 mm';

/** `from to` → step, by definition alone. */
const DEFINED = new Map<string, Step>([
	['kBtu kWh', { multiplier: exactShare(...KBTU_IN_KWH), source: BTU_SOURCE }],
	['kBtu GJ', { multiplier: GJ_PER_KBTU, source: BTU_SOURCE }],
	['ft3 m3', { multiplier: M3_PER_FT3, source: '1 ft = 0.3048 m' }],
	['gal_us L', { multiplier: LITRES_PER_US_GALLON, source: GALLON_SOURCE }],
	['gal_us m3', { multiplier: M3_PER_US_GALLON, source: GALLON_SOURCE }],
	['lb kg', { multiplier: KG_PER_POUND, source: '1 lb = 0.45359237 kg' }]
]);

/** A unit from abroad that measures the carrier. */
export function isForeignUnitOf(carrier: Carrier, unit: UnitCode): boolean {
	return DEFINED.has(`${unit} ${carrier.baseUnit}`) || isHeatOfFuel(carrier, unit);
}

/** Carriers that some suppliers bill by the heat delivered; what is said of others in kWh is power. */
const BILLED_AS_HEAT: ReadonlySet<string> = new Set(['city_gas', 'natural_gas']);

const HEAT = new Map<UnitCode, { gj: number; source: string }>([
	['kBtu', { gj: GJ_PER_KBTU, source: BTU_SOURCE }],
	['kWh', { gj: GJ_PER_KWH, source: KWH_SOURCE }],
	['MWh', { gj: 1000 * GJ_PER_KWH, source: KWH_SOURCE }]
]);

/** Heat of what is counted in m3, L or kg: Btu of any fuel, kWh of gas. */
export function isHeatOfFuel({ code, role, baseUnit }: Carrier, unit: UnitCode): boolean {
	const burnt = role === 'fuel' || role === 'supplied_fuel';
	if (!burnt || baseUnit === 'GJ') return false;
	return unit === 'kBtu' || (HEAT.has(unit) && BILLED_AS_HEAT.has(code));
}

/** Gigajoules of one unit of heat. */
export function gjPerHeatUnit(unit: UnitCode): number {
	return HEAT.get(unit)!.gj;
}

/** `gjPerBaseUnit`: heating value of the fuel's month, where it is known. */
export function foreignConversion(
	carrier: Carrier,
	from: UnitCode,
	gjPerBaseUnit: number | null
): Conversion | null {
	const to = carrier.baseUnit;
	const step = DEFINED.get(`${from} ${to}`) ?? null;
	if (step) return { from, to, ...step };
	if (!isHeatOfFuel(carrier, from) || !gjPerBaseUnit) return null;
	const heat = HEAT.get(from)!;
	const source = `${heat.source}, ${gjPerBaseUnit} GJ/${to}`;
	return { from, to, multiplier: heat.gj / gjPerBaseUnit, source };
}
