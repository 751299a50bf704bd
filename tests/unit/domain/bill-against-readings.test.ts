import { describe, expect, it } from 'vitest';
import { billsAgainstReadings } from '$lib/domain/energy/bill-against-readings';
import { epochDay } from '$lib/domain/time/day';

const start = epochDay(2025, 6, 10);
const bill = (kwh: number) => ({
	start,
	end: start + 30,
	quantity: { coefficient: kwh, scale: 0 },
	costYen: null,
	taxYen: null,
	peakKw: null,
	contractKw: null,
	powerFactorPercent: null,
	reading: 'actual' as const
});
const readings = (perDay: number, count = 30, missing = 0) =>
	Array.from({ length: count }, (_, day) => ({
		day: start + day,
		total: { coefficient: perDay, scale: 0 },
		slotCount: 48,
		missing
	}));

describe('a bill beside the readings of its days', () => {
	it('2 % apart is no finding, more is one under the month of the last day', () => {
		expect(billsAgainstReadings([bill(3000)], readings(102)).size).toBe(0);
		const found = billsAgainstReadings([bill(3000)], readings(103));
		expect([...found.keys()]).toEqual(['2025-07']);
		expect(found.get('2025-07')?.[0]).toMatchObject({
			code: 'bill.differs_from_readings',
			params: { from: '2025-06-10', to: '2025-07-09', billed: 3000, read: 3090 }
		});
	});

	it('a missing day or slot makes them incomparable', () => {
		expect(billsAgainstReadings([bill(3000)], readings(200, 29)).size).toBe(0);
		expect(billsAgainstReadings([bill(3000)], readings(200, 30, 1)).size).toBe(0);
	});
});
