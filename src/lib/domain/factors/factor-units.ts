/**
 * The units in which people have a factor (t per 千kWh on one paper, kg per kWh on the next), and
 * the way from each to the factor per base unit. All of them differ by a power of ten, so that a
 * figure only moves its decimal point and stays exactly as typed.
 */
import type { Carrier } from '../carriers/carrier';
import { conversionOf } from '../carriers/convert';

export interface FactorUnit {
	/** `t-CO2/MWh` */
	code: string;
	/** Per base unit it is this power of ten more. */
	power: number;
}

const MASSES = { kg: 0, t: 3 };
const HEATS = { GJ: 0, MJ: -3 };

/** kg-CO2 per base unit first. */
export function emissionUnits(carrier: Carrier): FactorUnit[] {
	return combined(MASSES, '-CO2', carrier);
}

/** GJ per base unit first. */
export function energyUnits(carrier: Carrier): FactorUnit[] {
	return combined(HEATS, '', carrier);
}

/** `0.452` kg-CO2/kWh or `452` of a smaller unit → the factor per base unit. */
export function perBaseUnit(figure: string, { power }: FactorUnit): number {
	return Number(`${figure}e${power}`);
}

export function isFigure(text: string): boolean {
	return /^\d{1,9}(\.\d{1,12})?$/.test(text) && text.replace('.', '').length <= 15;
}

function combined(amounts: Record<string, number>, of: string, carrier: Carrier): FactorUnit[] {
	return perUnits(carrier).flatMap(({ unit, power }) =>
		Object.entries(amounts).map(([amount, more]) => ({
			code: `${amount}${of}/${unit}`,
			power: power + more
		}))
	);
}

/** Units that are a power of ten of the base unit: not LPG by volume, which takes a density. */
function perUnits(carrier: Carrier): { unit: string; power: number }[] {
	return carrier.units.flatMap((unit) => {
		if (unit === carrier.baseUnit) return [{ unit, power: 0 }];
		const conversion = conversionOf(carrier, unit);
		if (conversion?.source !== 'SI') return [];
		return [{ unit, power: -Math.round(Math.log10(conversion.multiplier)) }];
	});
}
