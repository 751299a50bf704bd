import { expect, it } from 'vitest';
import { median, medianDeviation, quantile } from '$lib/domain/statistics/robust';

/** Leys et al. 2013, "Detecting outliers", J. Exp. Soc. Psychol. 49: their worked example. */
const LEYS = [1, 3, 3, 6, 8, 10, 10, 1000];

it('the median and its deviation of a published example', () => {
	expect(median(LEYS)).toBe(7);
	expect(medianDeviation(LEYS)).toBe(3.5);
});

it('one value is its own median, and nothing has none', () => {
	expect(median([4])).toBe(4);
	expect(() => median([])).toThrow(RangeError);
	expect(() => quantile([], 0.5)).toThrow(RangeError);
});

it('a quantile is a value of the list, below its highest', () => {
	expect(quantile(LEYS, 0.95)).toBe(10);
	expect(quantile(LEYS, 1)).toBe(1000);
	expect(quantile([2, 1], 0)).toBe(1);
});
