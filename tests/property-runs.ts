/**
 * How often fast-check tries a law: as often as the test says, and under
 * `npm run long -- <suite> --count N --seed S` as often as asked there, for that suite alone.
 */
export function propertyRuns(suite: string, numRuns: number): { numRuns: number; seed?: number } {
	const { LONG_SUITE, LONG_COUNT, LONG_SEED } = process.env;
	if (LONG_SUITE !== suite) return { numRuns };
	return { numRuns: Number(LONG_COUNT), seed: Number(LONG_SEED) };
}
