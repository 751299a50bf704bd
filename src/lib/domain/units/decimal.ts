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

/** Equal in value, whatever the decimals. */
export function equals(a: Decimal, b: Decimal): boolean {
	if (a.scale === b.scale) return a.coefficient === b.coefficient;
	const scale = Math.max(a.scale, b.scale);
	return wholeUnits(a, scale) === wholeUnits(b, scale);
}

export function add(a: Decimal, b: Decimal): Decimal {
	const scale = Math.max(a.scale, b.scale);
	const coefficient = rescale(a, scale).coefficient + rescale(b, scale).coefficient;
	if (!Number.isSafeInteger(coefficient)) throw new RangeError('figure beyond 2^53');
	return { coefficient, scale };
}

/** `a` less `b`; refuses what leaves the safe integers. */
export function subtract(a: Decimal, b: Decimal): Decimal {
	return add(a, { ...b, coefficient: -b.coefficient });
}

/**
 * A JavaScript number as the figure that it prints. A double carries 15 digits faithfully; what a
 * sum left beyond them (0.30000000000000004) is not part of the figure.
 */
export function decimalOf(value: number): Decimal {
	if (!Number.isFinite(value)) throw new RangeError(`${value} is no figure`);
	const exact = parsePlain(String(value));
	const decimal =
		exact && Number.isSafeInteger(exact.coefficient)
			? exact
			: parsePlain(String(Number(value.toPrecision(15))));
	if (!decimal || !Number.isSafeInteger(decimal.coefficient))
		throw new RangeError('figure beyond 2^53');
	return decimal;
}

/** Plain or exponent notation as `String(number)` writes it. */
function parsePlain(text: string): Decimal | null {
	const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text);
	if (!match) return null;
	const [, sign, whole, fraction = '', exponent = '0'] = match;
	const scale = fraction.length - Number(exponent);
	const digits = `${sign}${whole}${fraction}${'0'.repeat(Math.max(-scale, 0))}`;
	return { coefficient: Number(digits) || 0, scale: Math.max(scale, 0) };
}

/** Like `add`, but a sum of more than 15 digits loses its last decimals instead of being refused. */
export function addRounded(a: Decimal, b: Decimal): Decimal {
	const finest = Math.max(a.scale, b.scale);
	const sum = wholeUnits(a, finest) + wholeUnits(b, finest);
	for (let scale = finest; scale >= 0; scale--) {
		const coefficient = Number(roundedTo(sum, 10n ** BigInt(finest - scale)));
		if (Number.isSafeInteger(coefficient)) return { coefficient, scale };
	}
	throw new RangeError('figure beyond 2^53');
}

/** A figure with so many decimals, as files print it: half away from zero of what it prints. */
export function roundHalfUp(value: number, decimals: number): number {
	const { coefficient, scale } = decimalOf(value);
	if (scale <= decimals) return toNumber({ coefficient, scale });
	const rounded = roundedTo(BigInt(coefficient), 10n ** BigInt(scale - decimals));
	return toNumber({ coefficient: Number(rounded), scale: decimals });
}

function wholeUnits({ coefficient, scale }: Decimal, finest: number): bigint {
	return BigInt(coefficient) * 10n ** BigInt(finest - scale);
}

/** In whole steps, half away from zero. */
function roundedTo(value: bigint, step: bigint): bigint {
	return (value + (value < 0n ? -step / 2n : step / 2n)) / step;
}
