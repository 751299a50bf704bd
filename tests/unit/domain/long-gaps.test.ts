import { describe, expect, it } from 'vitest';
import { longGaps } from '$lib/domain/deliveries/long-gaps';
import { epochDay } from '$lib/domain/time/day';

/** Stretches from 2024-01-01 on, one behind the other, of so many days each. */
function stretches(...days: number[]) {
	let start = epochDay(2024, 1, 1);
	return days.map((count) => {
		const one = { start, end: start + count, reading: 'estimated' as const };
		start += count;
		return one;
	});
}

const told = (...days: number[]) =>
	longGaps(stretches(...days)).map(({ code, params }) => [code, params.days]);

describe('a long time without a delivery', () => {
	it('is named from three times the usual on, with its days', () => {
		const [found] = longGaps(stretches(30, 28, 300, 30, 31, 29));
		expect(found).toMatchObject({
			code: 'delivery.gap_long',
			severity: 'warning',
			params: { from: '2024-02-28', to: '2024-12-23', days: 300, usual: 30 }
		});
	});
	it('is named beyond 400 days, however seldom a lorry comes', () => {
		expect(told(200, 401)).toEqual([['delivery.gap_over_year', 401]]);
		expect(told(200, 400)).toEqual([]);
	});
	it('is no wonder within three times the usual, or below two months', () => {
		expect(told(30, 30, 30, 90, 30)).toEqual([]);
		expect(told(7, 7, 7, 7, 28, 7, 7)).toEqual([]);
	});
	it('is not judged before there is anything usual', () => {
		expect(told(20, 20, 300)).toEqual([]);
	});
	it('is a season where the years beside it pause in the same weeks', () => {
		const winter = [30, 30, 30, 35];
		expect(told(...winter, 240, ...winter, 240, ...winter)).toEqual([]);
		const monthly = Array.from({ length: 12 }, () => 30);
		expect(told(...monthly, ...winter, 200, 30)).toEqual([['delivery.gap_long', 200]]);
	});
	it('from March to December may be the time without heating, as long as no year tells', () => {
		expect(told(20, 20, 20, 20, 200, 20)).toEqual([]);
		expect(told(15, 15, 15, 200, 15, 15)).toEqual([['delivery.gap_long', 200]]);
	});
	it('between stock takes says nothing: those were measured', () => {
		const measured = stretches(500).map((one) => ({ ...one, reading: 'actual' as const }));
		expect(longGaps(measured)).toEqual([]);
	});
});
