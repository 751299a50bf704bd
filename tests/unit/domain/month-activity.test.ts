import { describe, expect, it } from 'vitest';
import type { Bill } from '$lib/domain/bills/bill';
import { monthActivities, type DayTotal } from '$lib/domain/energy/month-activity';
import { epochDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';

const bill = (start: number, end: number, kwh: number, more: Partial<Bill> = {}): Bill => ({
	start,
	end,
	quantity: { coefficient: kwh, scale: 0 },
	costYen: kwh * 30,
	taxYen: null,
	peakKw: null,
	contractKw: null,
	powerFactorPercent: null,
	reading: 'actual',
	...more
});
const reading = (day: number, kwh: number, missing = 0): DayTotal => ({
	day,
	total: { coefficient: kwh, scale: 0 },
	slotCount: 48,
	missing
});
const APRIL = { from: '2025-04', to: '2025-04' };
const of = (
	bills: Bill[],
	readings: DayTotal[],
	range: Parameters<typeof monthActivities>[2] = APRIL
) =>
	monthActivities(bills, readings, range).map((one) => ({
		...one,
		quantity: one.quantity && toNumber(one.quantity)
	}));

describe('the activity of a month', () => {
	const april1 = epochDay(2025, 4, 1);

	it('a month in which the use ends has the days up to its last one, and later data are counted', () => {
		const ending = { ...APRIL, to: '2025-05', lastDay: april1 + 11 };
		const [april, may] = of([bill(april1, april1 + 12, 120)], [], ending);
		expect(april).toMatchObject({ coveredDays: 12, days: 12, dataStatus: 'measured' });
		expect(may).toMatchObject({ coveredDays: 0, days: 0, dataStatus: 'missing', quantity: null });
		const [more] = of([bill(april1, april1 + 20, 120)], [], ending);
		expect(more).toMatchObject({ quantity: 120, coveredDays: 20, days: 20 });
		const [less] = of([bill(april1, april1 + 6, 120)], [], ending);
		expect(less).toMatchObject({ coveredDays: 6, days: 12, dataStatus: 'partial' });
	});

	it('a day inside a bill takes the bill, other days take readings, the rest is missing', () => {
		const [april] = of(
			[bill(april1, april1 + 10, 100)],
			[reading(april1 + 5, 999), reading(april1 + 10, 7), reading(april1 + 11, 8)]
		);
		expect(april).toMatchObject({
			quantity: 115,
			costYen: 3000,
			costDays: 10,
			coveredDays: 12,
			days: 30,
			dataStatus: 'partial'
		});
	});

	it('a month covered day by day is measured; an estimated bill makes it estimated', () => {
		const whole = bill(april1, april1 + 30, 300);
		expect(of([whole], [])[0]?.dataStatus).toBe('measured');
		expect(of([{ ...whole, reading: 'estimated' }], [])[0]?.dataStatus).toBe('estimated');
	});

	it('a day whose slots are partly missing is covered, and the month is partial', () => {
		const days = Array.from({ length: 30 }, (_, day) =>
			reading(april1 + day, 10, day === 3 ? 2 : 0)
		);
		expect(of([], days)[0]).toMatchObject({
			quantity: 300,
			coveredDays: 30,
			dataStatus: 'partial'
		});
	});

	it('a day without a single reading is not covered', () => {
		expect(of([], [reading(april1, 0, 48)])[0]).toMatchObject({
			quantity: null,
			coveredDays: 0,
			dataStatus: 'missing'
		});
	});

	it('nothing of the year is lost when one month has no reading and the next has two', () => {
		const readingDays = [4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16].map((month) =>
			epochDay(2025, month, 1)
		);
		const bills = readingDays
			.slice(1)
			.map((end, index) => bill(readingDays[index]!, end, 1000 + index));
		const twice = bill(readingDays.at(-1)!, readingDays.at(-1)! + 0 + 14, 77);
		const total = [...bills, twice].reduce((sum, one) => sum + one.quantity.coefficient, 0);
		const months = of([...bills, twice], [], { from: '2025-04', to: '2026-05' });
		expect(months.reduce((sum, one) => sum + (one.quantity ?? 0), 0)).toBeCloseTo(total, 6);
		expect(months.find((one) => one.month === '2025-10')?.coveredDays).toBe(31);
	});
});
