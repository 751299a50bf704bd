import { describe, expect, it } from 'vitest';
import { Kept } from '$lib/server/services/kept';

describe('kept results', () => {
	it('are made once for a key', () => {
		const kept = new Kept<number>(2);
		let made = 0;
		const make = () => (made += 1);
		expect([kept.get('a', make), kept.get('a', make), kept.get('b', make)]).toEqual([1, 1, 2]);
	});

	it('give way in the order in which they were last used', () => {
		const kept = new Kept<string>(2);
		for (const key of ['a', 'b', 'a', 'c']) kept.get(key, () => `first ${key}`);
		expect(kept.get('a', () => 'again')).toBe('first a');
		expect(kept.get('b', () => 'again')).toBe('again');
	});
});
