/** A part of many, the same for the same seed, in an order of its own. */
export function sampleOf<T>(
	all: readonly T[],
	{ first, count, seed }: { first: (one: T) => boolean; count: number; seed: number }
): (T & { salt: number })[] {
	const next = generator(seed);
	const salted = (list: readonly T[]) =>
		shuffled(list, next).map((one) => ({ ...one, salt: Math.floor(next() * 1e6) }));
	const head = salted(all.filter(first));
	const rest = all.filter((one) => !first(one));
	const chosen = [...head];
	while (chosen.length < count) chosen.push(...salted(rest).slice(0, count - chosen.length));
	return chosen;
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
	return list
		.map((one) => ({ one, at: next() }))
		.sort((a, b) => a.at - b.at)
		.map(({ one }) => one);
}

/** Mulberry32: numbers from 0 to under 1. */
function generator(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
