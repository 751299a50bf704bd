import { expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { codesOf, read, recordsOf, totalOf } from '../documents';

const outcome = read('osaka-gas-billing/osakagas_billing_FY2025_cp932.csv');

it('twelve bills of city gas sum to 375 m3; the month that is not available is skipped', () => {
	const [record] = recordsOf(outcome);
	expect([record!.carrier, record!.unit, record!.bills.length]).toEqual(['city_gas', 'm3', 12]);
	expect(totalOf(outcome)).toBe(375);
	expect(codesOf(outcome).filter((code) => code === 'row.unavailable')).toHaveLength(1);
});

it('periods close on the 24th and the last ends 2026-04-24', () => {
	const ends = recordsOf(outcome)[0]!.bills.map(({ bill }) => isoDay(bill.end - 1));
	expect(ends.every((day) => day.endsWith('-24'))).toBe(true);
	expect(ends.at(-1)).toBe('2026-04-24');
});
