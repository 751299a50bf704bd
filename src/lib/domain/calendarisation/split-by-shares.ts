/**
 * A whole number split in proportion to whole shares by largest remainder (ties to the earlier
 * part). The parts are whole and add up to the total; a negative total mirrors the positive one.
 */
export function splitByShares(total: number, shares: readonly number[]): number[] {
	const sum = shares.reduce((a, b) => a + b, 0);
	if (!Number.isSafeInteger(total)) throw new RangeError('the total must be a whole number');
	if (!(sum > 0)) throw new RangeError('the shares must add up to more than nothing');
	const sign = total < 0 ? -1 : 1;
	const quotas = shares.map((share) => quota(Math.abs(total), share, sum));
	const left = Math.abs(total) - quotas.reduce((units, one) => units + one.units, 0);
	const winners = new Set(largestRemainders(quotas).slice(0, left));
	return quotas.map(({ units }, index) => {
		const part = winners.has(index) ? units + 1 : units;
		return part === 0 ? 0 : sign * part;
	});
}

interface Quota {
	units: number;
	remainder: number;
}

/** total × share ÷ sum in whole units. The product may pass 2^53, hence BigInt where it does. */
function quota(total: number, share: number, sum: number): Quota {
	const product = total * share;
	if (Number.isSafeInteger(product)) {
		const remainder = product % sum;
		return { units: (product - remainder) / sum, remainder };
	}
	const exact = BigInt(total) * BigInt(share);
	return { units: Number(exact / BigInt(sum)), remainder: Number(exact % BigInt(sum)) };
}

function largestRemainders(quotas: readonly Quota[]): number[] {
	return quotas
		.map((_, index) => index)
		.sort((a, b) => quotas[b]!.remainder - quotas[a]!.remainder || a - b);
}
