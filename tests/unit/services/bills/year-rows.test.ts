import { describe, expect, it } from 'vitest';
import { isoDay, parseIsoDay } from '$lib/domain/time/day';
import type { LedgerBill } from '$lib/server/repositories/ledger';
import { yearRows } from '$lib/server/services/bills/year-rows';

const day = (text: string) => parseIsoDay(text)!;

/** The days as bills print them, both included. */
const bill = (from: string, to: string, kwh: number, more: Partial<LedgerBill> = {}) =>
	({
		...{ startDay: day(from), endDay: day(to) + 1, quantity: kwh, quantityScale: 0, costYen: kwh },
		...{ importId: 'file', layoutId: 'monthly-bills', peakKw: null, contractKw: null },
		...more
	}) as LedgerBill;

const MONTHS = ['2026-04', '2026-05', '2026-06', '2026-07'];
const rows = (bills: LedgerBill[], readingDay: number | null = 9) =>
	yearRows(MONTHS, { point: { readingDay }, bills, closed: [], today: day('2026-08-01') });
const shown = (bills: LedgerBill[], readingDay?: number | null) =>
	rows(bills, readingDay).map(({ month, state, start, end, quantity }) =>
		[month, state, `${isoDay(start)}/${isoDay(end - 1)}`, quantity ?? '-'].join(' ')
	);

describe('the lines of a year’s grid', () => {
	it('show each bill once and whole, though its reading wandered', () => {
		const wandering = [
			bill('2026-03-08', '2026-04-07', 101),
			bill('2026-04-08', '2026-05-10', 102),
			bill('2026-05-11', '2026-06-08', 103)
		];
		expect(shown(wandering)).toEqual([
			'2026-04 locked 2026-03-08/2026-04-07 101',
			'2026-05 locked 2026-04-08/2026-05-10 102',
			'2026-06 locked 2026-05-11/2026-06-08 103',
			'2026-07 free 2026-06-09/2026-07-08 -'
		]);
	});

	it('leave to a month the days that its neighbours’ bills do not cover', () => {
		const around = [bill('2026-03-09', '2026-04-11', 101), bill('2026-05-07', '2026-06-08', 103)];
		expect(shown(around)[1]).toBe('2026-05 free 2026-04-12/2026-05-06 -');
	});

	it('keep a month locked that a bill of two months covers', () => {
		const two = shown([bill('2026-04-09', '2026-06-08', 204)]);
		expect(two.slice(1, 3)).toEqual([
			'2026-05 locked 2026-04-09/2026-05-08 -',
			'2026-06 locked 2026-04-09/2026-06-08 204'
		]);
	});

	it('count a bill of the month before where most of its days are', () => {
		expect(shown([bill('2026-02-09', '2026-03-12', 99)])[0]).toBe(
			'2026-04 free 2026-03-13/2026-04-08 -'
		);
	});

	it('follow the day on which the last bills began where the point has none', () => {
		const regular = [bill('2026-04-21', '2026-05-20', 102), bill('2026-05-21', '2026-06-20', 103)];
		expect(shown(regular, null)).toEqual([
			'2026-04 free 2026-03-21/2026-04-20 -',
			'2026-05 locked 2026-04-21/2026-05-20 102',
			'2026-06 locked 2026-05-21/2026-06-20 103',
			'2026-07 free 2026-06-21/2026-07-20 -'
		]);
	});

	it('lead to a bill typed by hand with its own days', () => {
		const [, may] = rows([bill('2026-04-08', '2026-05-10', 102, { layoutId: 'manual' })]);
		expect([may?.state, may && isoDay(may.start), may?.bill?.quantity]).toEqual([
			'own',
			'2026-04-08',
			102
		]);
	});
});
