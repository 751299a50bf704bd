import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundHalfUp as onPages } from '$lib/ui/format';
import { roundHalfUp } from '$lib/domain/units/decimal';

it.each([
	[1.005, 2, 1.01],
	[-1.005, 2, -1.01],
	[2.5, 0, 3],
	[24.08688, 3, 24.087],
	[10_368, 3, 10_368],
	[0.1 + 0.2, 1, 0.3]
])('%d to %d decimals is %d', (value, decimals, rounded) => {
	expect(roundHalfUp(value, decimals)).toBe(rounded);
});

it('files and pages round alike', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: -1e12, max: 1e12 }),
			fc.integer({ min: 0, max: 3 }),
			(thousandths, decimals) => {
				const value = thousandths / 10_000;
				// A page prints no minus before a zero.
				expect(roundHalfUp(value, decimals)).toBe(onPages(value, decimals) + 0);
			}
		)
	);
});
