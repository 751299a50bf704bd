/**
 * Scope 3 as a small firm answers it: lines of quantity × factor in fifteen categories, each with
 * its source. What no line was entered for is not known, and never counted as zero.
 * Source of the categories: GHG Protocol, Corporate Value Chain (Scope 3) Standard, chapter 5.
 */
import { exactProduct } from '../units/exact-product';

export const CATEGORIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;

export interface Scope3Line {
	category: number;
	quantity: number;
	/** Of CO2e per unit of the quantity. */
	factor: number;
	factorMass: 'kg' | 't';
}

export interface CategoryTotal {
	category: number;
	/** How many lines. */
	lines: number;
	/** null where there is none. */
	co2eKg: number | null;
}

export function co2eKgOf({ quantity, factor, factorMass }: Scope3Line): number {
	return exactProduct(quantity, factor, factorMass === 't' ? 1000 : 1);
}

/** All fifteen, in order. */
export function categoryTotals(lines: readonly Scope3Line[]): CategoryTotal[] {
	return CATEGORIES.map((category) => {
		const own = lines.filter((line) => line.category === category);
		return { category, lines: own.length, co2eKg: own.length === 0 ? null : total(own) };
	});
}

/** Of everything that was entered; null where nothing was. */
export function scope3Total(lines: readonly Scope3Line[]): number | null {
	return lines.length === 0 ? null : total(lines);
}

function total(lines: readonly Scope3Line[]): number {
	return lines.map(co2eKgOf).reduce((a, b) => a + b, 0);
}
