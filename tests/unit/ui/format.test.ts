import { describe, expect, test } from 'vitest';
import * as format from '$lib/ui/format';

describe('figures', () => {
	test.each([
		[1234.5, 0, '1,235'],
		[1.005, 2, '1.01'],
		[0.5, 0, '1'],
		[-2.5, 0, '-3'],
		[-0.04, 1, '0.0'],
		[1e15, 0, '1,000,000,000,000,000']
	])('%d with %d decimals is rounded half up to %s', (value, decimals, shown) => {
		expect(format.figure(value, decimals)).toBe(shown);
	});

	test('a missing figure is a dash, never 0', () => {
		expect(format.figure(null)).toBe('—');
		expect(format.signed(undefined)).toBe('—');
		expect(format.scaled(null, format.massScale(1))).toBe('—');
	});

	test('a difference carries its sign, and what rounds to nothing carries neither', () => {
		expect(format.signed(107.4)).toBe('+107');
		expect(format.signed(-97.6)).toBe('−98');
		expect(format.signed(-0.3)).toBe('±0');
	});

	test('without a year before there is no percentage', () => {
		expect(format.changePercent(110, 100)).toBeCloseTo(10);
		expect(format.changePercent(110, 0)).toBeNull();
		expect(format.changePercent(110, null)).toBeNull();
	});
});

describe('scales', () => {
	test('37,140,000 yen are read as 3,714 万円 in Japanese and 37,140 thousand yen in English', () => {
		expect(format.scaled(37_140_000, format.yenScale(37_140_000, 'ja'))).toBe('3,714');
		expect(format.scaled(37_140_000, format.yenScale(37_140_000, 'en'))).toBe('37,140');
	});

	test('less than a tonne is told in kg', () => {
		expect(format.massScale(999).unit).toBe('kg');
		expect(format.massScale(1_000)).toEqual({ divisor: 1_000, decimals: 2, unit: 't' });
	});
});

describe('dates', () => {
	test.each([
		[2026, '令和8年度（2026年度）'],
		[2019, '平成31年度（2019年度）'],
		[2018, '平成30年度（2018年度）']
	])('the fiscal year %d beginning in April is %s', (year, name) => {
		expect(format.fiscalYearName(year, 'ja')).toBe(name);
	});

	test('months and days are written as each language does', () => {
		expect(format.monthAndYear('2026-09', 'ja')).toBe('2026年9月');
		expect(format.monthAndYear('2026-09', 'en')).toBe('Sep 2026');
		expect(format.dayName('2026-04-13', 'ja')).toBe('2026年4月13日');
		expect(format.dayName('2026-04-13', 'en')).toBe('13 Apr 2026');
	});

	test('instants are shown in Japan’s time', () => {
		expect(format.instant('2026-11-20T15:30:00Z')).toBe('2026-11-21 00:30');
	});
});
