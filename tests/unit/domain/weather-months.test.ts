import { describe, expect, it } from 'vitest';
import { epochDay } from '$lib/domain/time/day';
import {
	degreeDays,
	meanTemperature,
	weatherGaps,
	weatherMonths
} from '$lib/domain/weather/weather-months';

const day = (text: string, tenths: number) => {
	const [year, month, of] = text.split('-').map(Number) as [number, number, number];
	return { day: epochDay(year, month, of), meanC: { coefficient: tenths, scale: 1 } };
};

describe('weather by month', () => {
	it('a day at the base itself is neither heated nor cooled', () => {
		const days = [day('2026-01-01', 140), day('2026-01-02', 240)];
		expect([degreeDays(days, 14, 'below'), degreeDays(days, 24, 'above')]).toEqual([10 * 0, 0]);
	});

	it('frost counts with its sign', () => {
		expect(degreeDays([day('2026-01-01', -25)], 14, 'below')).toBe(16.5);
	});

	it('degrees keep the digits that were printed', () => {
		const days = Array.from({ length: 10 }, (_, at) => day(`2026-01-${at + 1}`, 139));
		expect(degreeDays(days, 14, 'below')).toBe(1);
	});

	it('a month between others without a day has nulls, not zeros', () => {
		const months = weatherMonths([day('2026-01-31', 20), day('2026-03-01', 40)]);
		expect(months.map(({ month, days, meanC }) => [month, days, meanC])).toEqual([
			['2026-01', 1, 2],
			['2026-02', 0, null],
			['2026-03', 1, 4]
		]);
		expect(months[1]).toMatchObject({ heatingDegreeDays: null, coolingDegreeDays: null });
	});

	it('nothing has no mean, no months and no gaps', () => {
		expect([meanTemperature([]), weatherMonths([]), weatherGaps([])]).toEqual([null, [], []]);
	});
});
