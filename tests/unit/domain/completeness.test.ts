import { describe, expect, it } from 'vitest';
import { type CompanyData, completeness, type MonthCount } from '$lib/domain/energy/completeness';
import { addMonths, monthsBetween } from '$lib/domain/time/day';

const DUE = '2026-10';
const month = (month: string, completePoints = 1, gigajoules: number | null = 100): MonthCount => ({
	month,
	completePoints,
	gigajoules
});
const months = (from: string, to: string, gigajoules = 100) =>
	monthsBetween(from, to).map((one) => month(one, 1, gigajoules));
const data = (first: string, last: string, counts: MonthCount[]): CompanyData => ({
	points: [{ first, last }],
	months: counts
});

describe('how complete a company’s data are', () => {
	it('no data: nothing is known', () => {
		expect(completeness({ points: [], months: [] }, DUE)).toEqual({
			status: 'no_data',
			lastMonth: null,
			monthsComplete: 0,
			changePercent: null,
			monthsCompared: 0
		});
	});

	it('a company is late when a month lacks that ended more than a whole month ago', () => {
		const to = (last: string) => completeness(data('2025-11', last, months('2025-11', last)), DUE);
		expect(to('2026-10')).toMatchObject({ status: 'current', monthsComplete: 12 });
		expect(to('2026-09')).toMatchObject({ status: 'current', lastMonth: '2026-09' });
		expect(to('2026-08')).toMatchObject({ status: 'late', monthsComplete: 10 });
	});

	it('the month that is running counts for nothing yet', () => {
		const ahead = completeness(data('2026-11', '2026-11', [month('2026-11')]), DUE);
		expect(ahead).toMatchObject({ monthsComplete: 0 });
	});

	it('a month is complete when every point that has begun covers it', () => {
		const points = [
			{ first: '2025-11', last: '2026-10' },
			{ first: '2026-09', last: '2026-10' }
		];
		const counts = months('2025-11', '2026-08');
		const bothIn = completeness({ points, months: [...counts, month('2026-09', 2)] }, DUE);
		expect(bothIn).toMatchObject({ lastMonth: '2026-09', monthsComplete: 11 });
		const oneIn = completeness({ points, months: [...counts, month('2026-09', 1)] }, DUE);
		expect(oneIn).toMatchObject({ lastMonth: '2026-08', status: 'late' });
	});

	it('a point that stopped two years ago is not missed, one that stopped lately is', () => {
		const running = { first: '2023-01', last: '2026-10' };
		const counts = months('2024-11', '2026-10');
		const gone = { first: '2023-01', last: '2024-10' };
		expect(completeness({ points: [running, gone], months: counts }, DUE).status).toBe('current');
		const lately = { first: '2023-01', last: '2026-06' };
		const before = monthsBetween('2024-11', '2026-06').map((one) => month(one, 2));
		const since = months('2026-07', '2026-10');
		const found = completeness({ points: [running, lately], months: [...before, ...since] }, DUE);
		expect(found).toMatchObject({ status: 'late', lastMonth: '2026-06' });
	});

	it('data older than two years are late, and name their last month', () => {
		const old = completeness(data('2021-04', '2022-03', []), DUE);
		expect(old).toMatchObject({ status: 'late', lastMonth: '2022-03', monthsComplete: 0 });
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
