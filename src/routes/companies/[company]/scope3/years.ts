/** The years to go to: those with lines, the one that is shown, and its neighbours. */
export function yearsAround(shown: number, known: readonly number[]): number[] {
	const all = new Set([...known, shown - 1, shown, shown + 1]);
	return [...all].sort((a, b) => b - a).slice(0, 6);
}
