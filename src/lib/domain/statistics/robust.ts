/**
 * Statistics that a few wrong figures do not move. Empty lists are refused: what a median of
 * nothing means is for the caller to say.
 */
export function median(values: readonly number[]): number {
	if (values.length === 0) throw new RangeError('the median of nothing');
	const sorted = Float64Array.from(values).sort();
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median of the distances from the median. */
export function medianDeviation(values: readonly number[], centre = median(values)): number {
	return median(values.map((value) => Math.abs(value - centre)));
}

/** The value that `share` (0–1) of the others do not pass; the next lower one between two ranks. */
export function quantile(values: readonly number[], share: number): number {
	if (values.length === 0) throw new RangeError('a quantile of nothing');
	const sorted = Float64Array.from(values).sort();
	return sorted[Math.floor(share * (sorted.length - 1))]!;
}
