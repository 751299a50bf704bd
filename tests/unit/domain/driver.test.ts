import { describe, expect, it } from 'vitest';
import { driverKindOf, driverMonths, overMonths } from '$lib/domain/drivers/driver';
import { epochDay } from '$lib/domain/time/day';
import { decimalOf } from '$lib/domain/units/decimal';

const day = (month: number, of: number, value: number) => ({
	start: epochDay(2026, month, of),
	end: epochDay(2026, month, of) + 1,
	quantity: decimalOf(value)
});

describe('months of a driver', () => {
	it('output of days adds up, digit for digit', () => {
		const tenths = Array.from({ length: 10 }, (_, at) => day(4, at + 1, 0.1));
		expect(driverMonths('production', tenths)).toEqual([{ month: '2026-04', value: 1 }]);
	});

	it('people are averaged by the days that each figure is for', () => {
		const firstThree = { ...day(4, 1, 10), end: epochDay(2026, 4, 4) };
		expect(driverMonths('staff', [firstThree, day(4, 4, 30)])).toEqual([
			{ month: '2026-04', value: 15 }
		]);
	});

	it('a year of flows is their sum, of levels their mean, of nothing null', () => {
		const months = [
			{ month: '2026-04', value: 10 },
			{ month: '2026-05', value: 20 }
		];
		expect([overMonths('sales', months), overMonths('floor_area', months)]).toEqual([30, 15]);
		expect(overMonths('sales', [])).toBeNull();
	});
});

describe('a heading tells the kind', () => {
	it.each([
		['生産量(t)', 'production'],
		['総稼働時間（ｈ）', 'operating_hours'],
		['従業員数', 'staff'],
		['延べ床面積', 'floor_area'],
		['付加価値額（百万円）', 'value_added'],
		['Sales (million yen)', 'sales'],
		['電力量(kWh)', null],
		['金額', null]
	])('%s: %s', (heading, kind) => {
		expect(driverKindOf(heading)).toBe(kind);
	});
});
