/**
 * How often fast-check tries a law: as often as the test says, and under
 * `npm run long -- <suite> --count N --seed S` as often as asked there, for that suite alone.
 */
export function propertyRuns(suite: string, numRuns: number): { numRuns: number; seed?: number } {
	const { LONG_SUITE, LONG_COUNT, LONG_SEED } = process.env;
	if (LONG_SUITE !== suite) return { numRuns };
	return { numRuns: Number(LONG_COUNT), seed: Number(LONG_SEED) };
}

/** How long such a test may take: as long as it needs where more was asked for. */
export function propertyTimeout(suite: string, timeoutMs: number): number {
	return process.env.LONG_SUITE === suite ? 0 : timeoutMs;
}
