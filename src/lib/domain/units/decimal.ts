/**
 * Figures exactly as printed: a whole number and how many of its digits stand behind the point.
 * 12,345.50 kWh is { coefficient: 1234550, scale: 2 }. The coefficient stays below 2^53.
 */
export interface Decimal {
	coefficient: number;
	scale: number;
}

export function toNumber({ coefficient, scale }: Decimal): number {
	return scale === 0 ? coefficient : Number(`${coefficient}e-${scale}`);
}

/** The same figure with more decimals; refuses to drop digits or to leave the safe integers. */
export function rescale(decimal: Decimal, scale: number): Decimal {
	if (scale < decimal.scale) throw new RangeError(`scale ${scale} would drop digits`);
	const coefficient = decimal.coefficient * 10 ** (scale - decimal.scale);
	if (!Number.isSafeInteger(coefficient)) throw new RangeError('figure beyond 2^53');
	return { coefficient, scale };
}

export function equals(a: Decimal, b: Decimal): boolean {
	const scale = Math.max(a.scale, b.scale);
	return rescale(a, scale).coefficient === rescale(b, scale).coefficient;
}

export function add(a: Decimal, b: Decimal): Decimal {
	const scale = Math.max(a.scale, b.scale);
	const coefficient = rescale(a, scale).coefficient + rescale(b, scale).coefficient;
	if (!Number.isSafeInteger(coefficient)) throw new RangeError('figure beyond 2^53');
	return { coefficient, scale };
}
