import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarise, splitBill } from '$lib/domain/calendarisation/calendarise';
import {
	addMonths,
	daysInMonth,
	epochDay,
	firstDayOf,
	monthsBetween,
	parseIsoDay
} from '$lib/domain/time/day';
import { rescale, type Decimal } from '$lib/domain/units/decimal';

const SEED = 20251120;

const bill = fc
	.record({
		start: fc.integer({ min: epochDay(2000, 1, 1), max: epochDay(2040, 1, 1) }),
		days: fc.integer({ min: 1, max: 400 }),
		coefficient: fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }),
		scale: fc.integer({ min: 0, max: 8 }),
		costYen: fc.option(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }))
	})
	.map(({ start, days, coefficient, scale, costYen }) => ({
		start,
		end: start + days,
		quantity: { coefficient, scale },
		costYen
	}));

/** Whole units of the finest scale, so that sums of the test itself are exact. */
function exact(decimal: Decimal): bigint {
	return BigInt(decimal.coefficient) * 10n ** BigInt(12 - decimal.scale);
}

function sum(parts: bigint[]): bigint {
	return parts.reduce((a, b) => a + b, 0n);
}

function monthly(month: string, quantity: number) {
	const start = firstDayOf(month);
	return {
		start,
		end: start + daysInMonth(month),
		quantity: { coefficient: quantity, scale: 0 },
		costYen: quantity * 30
	};
}

describe('splitting one bill', () => {
	it('the parts add up to the bill exactly, in 10,000 random cases', () => {
		fc.assert(
			fc.property(bill, (one) => {
				const parts = splitBill(one);
				expect(sum(parts.map((part) => exact(part.quantity)))).toBe(exact(one.quantity));
				expect(parts.reduce((days, part) => days + part.days, 0)).toBe(one.end - one.start);
				const yen = parts.map((part) => part.costYen);
				if (one.costYen === null) expect(yen.every((part) => part === null)).toBe(true);
				else expect(yen.reduce((a, b) => a! + b!, 0)).toBe(one.costYen);
			}),
			{ numRuns: 10_000, seed: SEED }
		);
	});

	it('no part is further than one unit from its share of days', () => {
		fc.assert(
			fc.property(bill, (one) => {
				for (const part of splitBill(one)) {
					const whole = rescale(one.quantity, part.quantity.scale).coefficient;
					const share = (whole * part.days) / (one.end - one.start);
					expect(Math.abs(part.quantity.coefficient - share)).toBeLessThanOrEqual(1 + 1e-3);
				}
			}),
			{ numRuns: 2_000, seed: SEED }
		);
	});

	it('a credit mirrors the bill that it takes back', () => {
		fc.assert(
			fc.property(bill, (one) => {
				const { coefficient, scale } = one.quantity;
				const credit = splitBill({ ...one, quantity: { coefficient: -coefficient || 0, scale } });
				const parts = splitBill(one).map((part) => -part.quantity.coefficient || 0);
				expect(credit.map((part) => part.quantity.coefficient)).toEqual(parts);
			}),
			{ numRuns: 1_000, seed: SEED }
		);
	});

	it('a quantity whose days × coefficient passes 2^53 is split exactly', () => {
		const parts = splitBill({
			start: parseIsoDay('2025-01-10')!,
			end: parseIsoDay('2025-02-10')!,
			quantity: { coefficient: 9_007_199_254_740_991, scale: 0 },
			costYen: null
		});
		expect(parts.map((part) => part.quantity.coefficient)).toEqual([
			// 9007199254740991 × 22/31 = 6392205922719413.0…, × 9/31 = 2614993332021577.9…
			6_392_205_922_719_413, 2_614_993_332_021_578
		]);
	});

	it('a bill that ends before it starts is a broken promise here', () => {
		const quantity = { coefficient: 1, scale: 0 };
		expect(() => splitBill({ start: 10, end: 10, quantity, costYen: null })).toThrow(RangeError);
	});
});

describe('a year of bills', () => {
	it('bills that are monthly already stay what they are over three years', () => {
		const months = monthsBetween('2023-04', '2026-03');
		const bills = months.map((month, index) => monthly(month, 1000 + 37 * index));
		const result = calendarise(bills);
		expect(result.months).toEqual(
			months.map((month, index) => ({
				month,
				quantity: { coefficient: (1000 + 37 * index) * 1_000_000, scale: 6 },
				costYen: (1000 + 37 * index) * 30,
				daysCovered: daysInMonth(month),
				daysInMonth: daysInMonth(month)
			}))
		);
		expect(result.findings).toEqual([]);
	});

	it('thirteen 28-day bills lose nothing and cover 364 days', () => {
		const start = parseIsoDay('2025-04-01')!;
		const bills = Array.from({ length: 13 }, (_, index) => ({
			start: start + index * 28,
			end: start + (index + 1) * 28,
			quantity: { coefficient: 2801, scale: 1 },
			costYen: 8401
		}));
		const { months, findings } = calendarise(bills);
		expect(sum(months.map((one) => exact(one.quantity)))).toBe(13n * 2801n * 10n ** 11n);
		expect(months.reduce((yen, one) => yen + one.costYen!, 0)).toBe(13 * 8401);
		expect(months.reduce((days, one) => days + one.daysCovered, 0)).toBe(364);
		expect(findings).toEqual([]);
	});

	it('bimonthly bills read on the 31st (or the last day) cover every day of the year once', () => {
		const readings = ['2025-01-31', '2025-03-31', '2025-05-31', '2025-07-31', '2025-09-30'];
		const days = [...readings, '2025-11-30', '2026-01-31'].map((day) => parseIsoDay(day)!);
		const bills = days.slice(1).map((end, index) => ({
			start: days[index]!,
			end,
			quantity: { coefficient: 1000, scale: 0 },
			costYen: null
		}));
		const { months } = calendarise(bills);
		expect(sum(months.map((one) => exact(one.quantity)))).toBe(6000n * 10n ** 12n);
		const inside = months.filter((one) => one.month > '2025-01' && one.month < '2026-01');
		expect(inside.every((one) => one.daysCovered === one.daysInMonth)).toBe(true);
	});

	it('nothing is lost when a month has no reading and the next has two', () => {
		// Read on 3 March, then not before 1 April and again on 30 April.
		const bills = [
			['2025-02-03', '2025-03-03', 280],
			['2025-03-03', '2025-04-01', 290],
			['2025-04-01', '2025-04-30', 290]
		].map(([start, end, quantity]) => ({
			start: parseIsoDay(String(start))!,
			end: parseIsoDay(String(end))!,
			quantity: { coefficient: Number(quantity), scale: 0 },
			costYen: null
		}));
		const { months } = calendarise(bills);
		// Ten units a day throughout.
		expect(
			months.map((one) => [one.month, one.quantity.coefficient / 1e6, one.daysCovered])
		).toEqual([
			['2025-02', 260, 26],
			['2025-03', 310, 31],
			['2025-04', 290, 29]
		]);
	});

	it('splitting a period at any day into bills of its daily rate changes no month', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: epochDay(2020, 1, 1), max: epochDay(2030, 1, 1) }),
				fc.integer({ min: 2, max: 120 }),
				fc.integer({ min: 1, max: 119 }),
				(start, days, cut) => {
					fc.pre(cut < days);
					const daily = (from: number, to: number) => ({
						start: start + from,
						end: start + to,
						quantity: { coefficient: (to - from) * 7, scale: 0 },
						costYen: (to - from) * 11
					});
					const whole = calendarise([daily(0, days)]);
					expect(calendarise([daily(0, cut), daily(cut, days)])).toEqual(whole);
				}
			),
			{ numRuns: 1_000, seed: SEED }
		);
	});

	it('the order in which bills are given changes nothing', () => {
		const bills = ['2025-04', '2025-05', '2025-06'].map((month) => monthly(month, 310));
		expect(calendarise([...bills].reverse())).toEqual(calendarise(bills));
	});

	it('a month whose bills print yen only in part keeps those yen and says so', () => {
		const may = monthly('2025-05', 310);
		const { months, findings } = calendarise([may, { ...may, costYen: null }]);
		expect(months[0]!.costYen).toBe(9300);
		expect(findings.map((one) => one.code)).toEqual(['bill.overlap', 'bill.cost_incomplete']);
	});

	it('an overlap names both periods and the days', () => {
		const first = monthly('2025-09', 300);
		const { findings } = calendarise([first, { ...first, start: first.start + 20 }]);
		expect(findings[0]!.params).toEqual({
			first: '2025-09-01–2025-09-30',
			second: '2025-09-21–2025-09-30',
			days: 10
		});
		expect(addMonths('2025-09', 1)).toBe('2025-10');
	});
});
