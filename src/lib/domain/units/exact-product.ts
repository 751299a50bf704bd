/**
 * The product of figures as a person would work it out on paper: every factor is taken as the
 * decimal that it prints, multiplied in whole numbers, and turned into a double once at the end.
 * So 100,000 kWh × 0.452 kg/kWh is 45,200 kg to the last bit, in whatever order it is multiplied,
 * and the result is the double nearest to the exact product.
 */
export function exactProduct(...figures: number[]): number {
	const { coefficient, scale } = product(figures);
	return Number(`${coefficient}e${-scale}`);
}

/** Beyond what a double holds: the quotient's further digits cannot change it. */
const QUOTIENT_DIGITS = 30;

/** A product of printed figures × a fraction such as 44/12, rounded once at the end as well. */
export function exactShare(
	figures: readonly number[],
	{ numerator, denominator }: { numerator: number; denominator: number }
): number {
	const { coefficient, scale } = product([...figures, numerator]);
	const quotient = (coefficient * 10n ** BigInt(QUOTIENT_DIGITS)) / BigInt(denominator);
	return Number(`${quotient}e${-scale - QUOTIENT_DIGITS}`);
}

function product(figures: readonly number[]): { coefficient: bigint; scale: number } {
	let coefficient = 1n;
	let scale = 0;
	for (const figure of figures) {
		if (!Number.isFinite(figure)) throw new RangeError(`${figure} is no figure`);
		const [mantissa, exponent = '0'] = String(figure).split('e');
		const [whole, fraction = ''] = mantissa!.split('.');
		coefficient *= BigInt(whole + fraction);
		scale += fraction.length - Number(exponent);
	}
	return { coefficient, scale };
}
