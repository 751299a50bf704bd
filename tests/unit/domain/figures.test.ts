import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRounded, decimalOf, toNumber } from '$lib/domain/units/decimal';
import { exactProduct, exactShare } from '$lib/domain/units/exact-product';

describe('the exact product', () => {
	it('is what a person works out on paper, where doubles multiplied are not', () => {
		expect(exactProduct(1.1, 1.1)).toBe(1.21);
		expect(1.1 * 1.1).not.toBe(1.21);
		expect(exactProduct(100_000, 0.452)).toBe(45_200);
		expect(exactProduct(1000, 0.045, 0.0258)).toBe(1.161);
		expect(exactProduct(-3, 0.1)).toBe(-0.3);
		expect(exactProduct(1e-7, 1e21)).toBe(1e14);
		expect(exactProduct(0, 0.416)).toBe(0);
	});

	it('of heat, carbon and 44/12 is rounded once too', () => {
		const carbon = { numerator: 44, denominator: 12 };
		expect(exactShare([45, 0.0136], carbon)).toBe(2.244);
		expect(45 * 0.0136 * (44 / 12)).not.toBe(2.244);
		// 29.4 × 0.0294 × 44/12 = 3.16932; 36.7 × 0.0185 × 44/12 = 2.489483…
		expect(exactShare([29.4, 0.0294], carbon)).toBe(3.16932);
		expect(exactShare([36.7, 0.0185], carbon)).toBe(2.4894833333333333);
		expect(exactShare([0, 0.0185], carbon)).toBe(0);
	});

	it('does not depend on the order of its factors', () => {
		const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(figure, figure, figure, (a, b, c) => {
				expect(exactProduct(a, b, c)).toBe(exactProduct(c, a, b));
			}),
			{ seed: 5 }
		);
	});

	it('is within the rounding of doubles of their own product', () => {
		const figure = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(figure, figure, (a, b) => {
				expect(Math.abs(exactProduct(a, b) / (a * b) - 1)).toBeLessThan(1e-14);
			}),
			{ seed: 6 }
		);
	});
});

describe('a number as the figure that it prints', () => {
	it.each([
		[12345.5, { coefficient: 123455, scale: 1 }],
		[-31, { coefficient: -31, scale: 0 }],
		[0, { coefficient: 0, scale: 0 }],
		[1e-7, { coefficient: 1, scale: 7 }],
		[1e15, { coefficient: 1e15, scale: 0 }],
		[0.1 + 0.2, { coefficient: 3, scale: 1 }]
	])('%d', (value, decimal) => {
		expect(decimalOf(value)).toEqual(decimal);
	});

	it('comes back to fifteen digits', () => {
		fc.assert(
			fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
				const back = toNumber(decimalOf(value));
				expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14);
			}),
			{ seed: 7 }
		);
	});

	it('infinity and too large a number are no figures', () => {
		expect(() => decimalOf(Number.NaN)).toThrow(RangeError);
		expect(() => decimalOf(1e300)).toThrow(RangeError);
	});

	it('a sum of more digits than a figure holds loses the last of them', () => {
		const sum = addRounded(
			{ coefficient: 9e15, scale: 6 },
			{ coefficient: 123_456_789, scale: 12 }
		);
		// 9,000,000,000 + 0.000123456789, of which six decimals fit
		expect(sum).toEqual({ coefficient: 9_000_000_000_000_123, scale: 6 });
	});
});
