import { describe, expect, it } from 'vitest';
import {
	type CompanyData,
	completeness,
	type MonthCount
} from '$lib/domain/completeness/company-completeness';
import { addMonths, epochDay, monthsBetween } from '$lib/domain/time/day';

const DUE = '2026-10';
const NOT_LATE = { latePoints: 0 };
const month = (month: string, completePoints = 1, gigajoules: number | null = 100): MonthCount => ({
	month,
	completePoints,
	gigajoules
});
const months = (from: string, to: string, gigajoules = 100) =>
	monthsBetween(from, to).map((one) => month(one, 1, gigajoules));
const data = (first: string, last: string, counts: MonthCount[]): CompanyData => ({
	points: [{ first, last, lastDay: null }],
	months: counts,
	latePoints: 0
});

describe('how complete a company’s data are', () => {
	it('no data: nothing is known', () => {
		expect(completeness({ points: [], months: [], latePoints: 0 }, DUE)).toEqual({
			status: 'no_data',
			latePoints: 0,
			lastMonth: null,
			monthsComplete: 0,
			changePercent: null,
			monthsCompared: 0
		});
	});

	it('a point whose use has ended is not expected after it', () => {
		const counts = [
			...monthsBetween('2026-01', '2026-05').map((one) => month(one, 2)),
			...months('2026-06', '2026-10')
		];
		const of = (lastDay: number | null) =>
			completeness(
				{
					points: [
						{ first: '2026-01', last: '2026-10', lastDay: null },
						{ first: '2026-01', last: '2026-05', lastDay }
					],
					months: counts,
					latePoints: 0
				},
				DUE
			);
		expect(of(null)).toMatchObject({ monthsComplete: 5, lastMonth: '2026-05' });
		expect(of(epochDay(2026, 5, 31))).toMatchObject({ monthsComplete: 10, lastMonth: '2026-10' });
	});

	it('a company is late when one of its points is, and its months count up to the newest whole', () => {
		const counts = months('2025-11', '2026-08');
		const known = data('2025-11', '2026-08', counts);
		expect(completeness(known, DUE)).toMatchObject({ status: 'current', lastMonth: '2026-08' });
		const late = { ...known, latePoints: 1 };
		expect(completeness(late, DUE)).toMatchObject({ status: 'late', monthsComplete: 10 });
	});

	it('the month that is running counts for nothing yet', () => {
		const ahead = completeness(data('2026-11', '2026-11', [month('2026-11')]), DUE);
		expect(ahead).toMatchObject({ monthsComplete: 0 });
	});

	it('a month is complete when every point that has begun covers it', () => {
		const points = [
			{ first: '2025-11', last: '2026-10', lastDay: null },
			{ first: '2026-09', last: '2026-10', lastDay: null }
		];
		const counts = months('2025-11', '2026-08');
		const bothIn = completeness(
			{ points, months: [...counts, month('2026-09', 2)], ...NOT_LATE },
			DUE
		);
		expect(bothIn).toMatchObject({ lastMonth: '2026-09', monthsComplete: 11 });
		const oneIn = completeness(
			{ points, months: [...counts, month('2026-09', 1)], ...NOT_LATE },
			DUE
		);
		expect(oneIn).toMatchObject({ lastMonth: '2026-08' });
	});

	it('a point that stopped two years ago is not expected, one that stopped lately is', () => {
		const running = { first: '2023-01', last: '2026-10', lastDay: null };
		const counts = months('2024-11', '2026-10');
		const gone = { first: '2023-01', last: '2024-10', lastDay: null };
		const without = completeness({ points: [running, gone], months: counts, ...NOT_LATE }, DUE);
		expect(without.lastMonth).toBe(DUE);
		const lately = { first: '2023-01', last: '2026-06', lastDay: null };
		const before = monthsBetween('2024-11', '2026-06').map((one) => month(one, 2));
		const since = months('2026-07', '2026-10');
		const known = { points: [running, lately], months: [...before, ...since], ...NOT_LATE };
		expect(completeness(known, DUE)).toMatchObject({ lastMonth: '2026-06' });
	});

	it('data older than two years name their last month', () => {
		const old = completeness(data('2021-04', '2022-03', []), DUE);
		expect(old).toMatchObject({ lastMonth: '2022-03', monthsComplete: 0 });
	});
});

describe('the change against the year before', () => {
	const both = (now: number, before: number) =>
		completeness(
			data('2024-11', '2026-10', [
				...months('2024-11', '2025-10', before),
				...months('2025-11', '2026-10', now)
			]),
			DUE
		);

	it('is in whole per cent, half away from zero, and never −0', () => {
		expect(both(93.6, 100)).toMatchObject({ changePercent: -6, monthsCompared: 12 });
		expect(both(102.5, 100).changePercent).toBe(3);
		expect(both(97.5, 100).changePercent).toBe(-3);
		expect(Object.is(both(99.9, 100).changePercent, 0)).toBe(true);
	});

	it('takes only months that are complete and computed in both years', () => {
		const counts = [
			...months('2025-07', '2025-10', 100),
			month('2026-07', 1, 50),
			month('2026-08', 0, 1),
			month('2026-09', 1, null),
			month('2026-10', 1, 150)
		];
		const found = completeness(data('2025-07', '2026-10', counts), DUE);
		expect(found).toMatchObject({ changePercent: 0, monthsCompared: 2 });
	});

	it('is null without a year before, and where that had no energy', () => {
		const first = data('2025-11', '2026-10', months('2025-11', '2026-10'));
		expect(completeness(first, DUE)).toMatchObject({ changePercent: null, monthsCompared: 0 });
		expect(both(100, 0)).toMatchObject({ changePercent: null, monthsCompared: 0 });
	});

	it('compares a month with the same one a year before', () => {
		const counts = monthsBetween('2024-11', DUE).map((one) =>
			month(one, 1, one >= addMonths(DUE, -11) ? 2 : 1)
		);
		expect(completeness(data('2024-11', DUE, counts), DUE).changePercent).toBe(100);
	});
});
