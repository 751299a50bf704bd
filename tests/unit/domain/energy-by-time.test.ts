import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bill } from '$lib/domain/bills/bill';
import { underRuleOf } from '$lib/domain/energy/constant-rule';
import { energyByTime, energyFactorIds } from '$lib/domain/energy/energy-by-time';
import { monthActivities } from '$lib/domain/energy/month-activity';
import { usageOfMonth } from '$lib/domain/energy/usage-month';
import { statutoryTable } from '$lib/domain/statutory/statutory-table';
import { epochDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import { loadFactorLibrary } from '$lib/server/factor-library';

const library = loadFactorLibrary();
const whole = (value: number) => ({ coefficient: value, scale: 0 });

const bill = (start: number, end: number, kWh: number, night: number | null): Bill => ({
	...{ start, end, quantity: whole(kWh), nightQuantity: night === null ? null : whole(night) },
	...{ costYen: null, taxYen: null, peakKw: null, contractKw: null },
	...{ powerFactorPercent: null, reading: 'actual' }
});

const POINT = {
	...{ meteringPointId: 'p', siteId: 's', carrier: 'electricity', unit: 'kWh' },
	...{ supplier: null, menu: null, area: null }
};

const usageOf = (bills: Bill[], month: string) => {
	const [activity] = monthActivities(bills, [], { from: month, to: month });
	return usageOfMonth(activity!, POINT, { library, own: [] });
};

const june = (year: number) => [epochDay(year, 6, 1), epochDay(year, 7, 1)] as const;

describe('power that a bill separates by day and night', () => {
	it('is 9.97 GJ/MWh by day and 9.28 by night before FY2023', () => {
		const usage = usageOf([bill(...june(2022), 100_000, 40_000)], '2022-06');
		// 60 MWh × 9.97 + 40 MWh × 9.28
		expect(usage.gigajoules).toBeCloseTo(598.2 + 371.2, 9);
		expect(usage.crudeOilKl).toBeCloseTo((598.2 + 371.2) * 0.0258, 9);
		expect(usage.energyFactorId).toBe('energy-law/4/electricity+energy-law/5/electricity');
		expect(energyFactorIds(usage.energyFactorId!)).toHaveLength(2);
	});

	it('is 8.64 at any hour from FY2023, and what it was at night stays known', () => {
		const usage = usageOf([bill(...june(2023), 100_000, 40_000)], '2023-06');
		expect(usage.gigajoules).toBe(864);
		expect(usage.byTime).toEqual({ day: 60_000, night: 40_000 });
		expect(usage.energyFactorId).toBe('energy-law/7/electricity');
	});

	it('beside power that no bill separates: that stays at 9.76', () => {
		const half = epochDay(2022, 6, 16);
		const [start, end] = june(2022);
		const usage = usageOf([bill(start, half, 1000, 300), bill(half, end, 2000, null)], '2022-06');
		expect(usage.gigajoules).toBeCloseTo(0.7 * 9.97 + 0.3 * 9.28 + 2 * 9.76, 9);
	});

	it('has no other CO2 than the same power in one figure', () => {
		const [split, one] = [40_000, null].map((night) =>
			usageOf([bill(...june(2022), 100_000, night)], '2022-06')
		);
		expect([split!.co2KgBasic, split!.co2KgAdjusted, split!.factorId]).toEqual([
			one!.co2KgBasic,
			one!.co2KgAdjusted,
			one!.factorId
		]);
	});

	it('is under the newest rule what the same power in one figure is', () => {
		const usage = usageOf([bill(...june(2022), 100_000, 40_000)], '2022-06');
		expect(underRuleOf([usage], 2023, library)[0]!.gigajoules).toBe(864);
	});

	it('all used by night, or all by day, is one part only', () => {
		const [night] = energyByTime(timed(1000, { day: 0, night: 1000 }), library)!;
		expect(night).toMatchObject({ timeOfUse: 'night', quantityInBaseUnit: 1000 });
		expect(energyByTime(timed(1000, { day: 1000, night: 0 }), library)).toHaveLength(1);
	});
});

const timed = (quantity: number, byTime: { day: number; night: number }) => ({
	...{ carrier: 'electricity', month: '2022-06', unit: 'kWh', quantity, byTime }
});

describe('over the months of a bill', () => {
	it('day and night add up to the quantity, whatever the bill', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 70 }),
				fc.integer({ min: 0, max: 1_000_000 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(days, kWh, share) => {
					const start = epochDay(2022, 5, 13);
					const one = bill(start, start + days, kWh, Math.round(kWh * share));
					for (const { quantity, byTime } of monthActivities([one], [], {
						...{ from: '2022-05', to: '2022-07' }
					}).filter((month) => month.quantity !== null)) {
						const parts = toNumber(byTime!.day) + toNumber(byTime!.night);
						expect(parts).toBeCloseTo(toNumber(quantity!), 6);
						expect(toNumber(byTime!.night)).toBeGreaterThanOrEqual(0);
					}
				}
			)
		);
	});
});

describe('in the statutory table', () => {
	it('the line of the power says how it is made up, and the parts come to the line', () => {
		const usage = ['2022-06', '2022-07'].map((month) => {
			const start = epochDay(2022, Number(month.slice(5)), 1);
			const night = month === '2022-06' ? 40_000 : null;
			return usageOf([bill(start, start + (month === '2022-06' ? 30 : 31), 100_000, night)], month);
		});
		const [line] = statutoryTable({ fiscalYear: 2022, usage, points: [POINT] }, library).lines;
		expect(line!.byTime.map(({ timeOfUse, quantity }) => [timeOfUse, quantity])).toEqual([
			['day', 60],
			['night', 40],
			[null, 100]
		]);
		const sum = line!.byTime.reduce((total, { gigajoules }) => total + gigajoules, 0);
		expect(sum).toBeCloseTo(line!.gigajoules!, 9);
		expect(line!.energyFactors.map(({ id }) => id)).toEqual([
			'energy-law/4/electricity',
			'energy-law/5/electricity',
			'energy-law/6/electricity'
		]);
	});

	it('from FY2023 nothing is made up of day and night', () => {
		const usage = [usageOf([bill(...june(2023), 100_000, 40_000)], '2023-06')];
		const [line] = statutoryTable({ fiscalYear: 2023, usage, points: [POINT] }, library).lines;
		expect(line!.byTime).toEqual([]);
	});
});
