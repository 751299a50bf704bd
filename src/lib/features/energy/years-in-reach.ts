/**
 * Of all years, newest first, the few that a switch has room for: the shown one with one newer in
 * reach, and the older ones beside it. Nothing shown: the newest.
 */
export function yearsInReach(
	years: readonly number[],
	shown: number | null,
	most: number
): readonly number[] {
	const newest = shown === null ? 0 : Math.max(0, years.indexOf(shown) - (most - 2));
	return years.slice(newest, newest + most);
}
