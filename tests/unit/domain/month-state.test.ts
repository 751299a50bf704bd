import { describe, expect, it } from 'vitest';
import { dueDay, rhythmOf as rhythm } from '$lib/domain/completeness/due-day';
import {
	type KnownMonth,
	monthCells,
	type PointHistory
} from '$lib/domain/completeness/month-state';
import { monthShares } from '$lib/domain/completeness/month-shares';
import { nextUploads } from '$lib/domain/completeness/next-uploads';
import { addMonths, daysInMonth, isoDay, monthsBetween, parseIsoDay } from '$lib/domain/time/day';

const day = (text: string) => parseIsoDay(text)!;
const TODAY = '2026-11-20';

const whole = (month: string, dataStatus: KnownMonth['dataStatus'] = 'measured'): KnownMonth => ({
	...{ month, dataStatus },
	...{ coveredDays: daysInMonth(month), days: daysInMonth(month) }
});
const part = (month: string, coveredDays: number): KnownMonth => ({
	...{ month, dataStatus: 'partial', coveredDays, days: daysInMonth(month) }
});
const months = (from: string, to: string) => monthsBetween(from, to).map((one) => whole(one));
const rhythmOf = (readingDay: number | null, ...billStarts: string[]) =>
	rhythm({ readingDay, billStarts: billStarts.map(day), deliveryDays: [] }, day(TODAY));
const history = (known: KnownMonth[], readingDay: number | null = null): PointHistory => ({
	span: known.length === 0 ? null : { first: known[0]!.month, last: known.at(-1)!.month },
	months: known,
	rhythm: rhythmOf(readingDay),
	lastDay: null
});

/** The states of the last months up to the one that is running, in one line. */
function states(of: PointHistory, { today = TODAY, newestMonth = '2026-10', count = 5 } = {}) {
	const to = today.slice(0, 7);
	const range = { from: addMonths(to, 1 - count), to };
	const cells = monthCells(of, range, { today: day(today), newestMonth });
	return cells.map(({ state }) => state).join(' ');
}

describe('by when a month is due', () => {
	it('without a reading day twenty days after its end', () => {
		expect(isoDay(dueDay('2026-10', null))).toBe('2026-11-20');
		expect(isoDay(dueDay('2026-02', null))).toBe('2026-03-20');
	});

	it('with one ten days after the first reading that follows its end', () => {
		const read = (readingDay: number) => isoDay(dueDay('2026-10', rhythmOf(readingDay)));
		expect(read(1)).toBe('2026-11-11');
		expect(read(13)).toBe('2026-11-23');
		expect(read(31)).toBe('2026-12-10');
	});

	it('the reading day is the one on which the last bills begin, when they agree', () => {
		const rhythm = rhythmOf(null, '2026-07-13', '2026-08-12', '2026-09-14');
		expect(rhythm).toEqual({ kind: 'readings', day: 14, everyMonths: 1, month: '2026-09' });
		expect(rhythmOf(null, '2026-07-13', '2026-08-22', '2026-09-14')).toBeNull();
		expect(rhythmOf(null, '2026-09-14')).toBeNull();
		expect(rhythmOf(5, '2026-08-13', '2026-09-13')).toMatchObject({ day: 5 });
	});

	it('bills by calendar month tell no reading day', () => {
		expect(rhythmOf(null, '2026-08-01', '2026-09-01', '2026-10-01')).toBeNull();
	});

	it('water read every other month is due after the reading that covers the month', () => {
		const rhythm = rhythmOf(null, '2026-06-10', '2026-08-10');
		expect(rhythm).toEqual({ kind: 'readings', day: 10, everyMonths: 2, month: '2026-08' });
		expect(isoDay(dueDay('2026-09', rhythm))).toBe('2026-10-20');
		expect(isoDay(dueDay('2026-08', rhythm))).toBe('2026-10-20');
		expect(isoDay(dueDay('2026-07', rhythm))).toBe('2026-08-20');
	});

	it('fuel is due when the next lorry may come at the latest, and not in the rest of a summer', () => {
		const delivered = (...days: string[]) =>
			rhythm({ readingDay: null, billStarts: [], deliveryDays: days.map(day) }, day(TODAY));
		const heating = delivered('2025-12-01', '2026-01-10', '2026-03-20', '2026-11-05');
		expect(heating).toEqual({ kind: 'deliveries', last: day('2026-11-05'), everyDays: 230 });
		expect(isoDay(dueDay('2026-11', heating))).toBe('2027-07-13');
		const monthly = delivered('2026-08-25', '2026-09-24', '2026-10-24');
		expect(isoDay(dueDay('2026-10', monthly))).toBe('2026-12-13');
		expect(isoDay(dueDay('2026-12', monthly))).toBe('2027-02-11');
		expect(delivered('2026-10-24')).toBeNull();
	});

	it('bills with a gap between them have no rhythm, and old ones say nothing', () => {
		expect(rhythmOf(null, '2026-06-10', '2026-07-10', '2026-10-10')).toBeNull();
		expect(rhythmOf(null, '2025-07-13', '2025-08-13', '2025-09-13')).toBeNull();
	});
});

describe('the state of a month', () => {
	it('is awaited until the day on which its figures are due, and late from the next', () => {
		const known = history(months('2026-01', '2026-09'));
		expect(states(known)).toBe('measured measured measured awaited running');
		expect(states(known, { today: '2026-11-21' })).toBe('measured measured measured late running');
	});

	it('is awaited in part as well: a bill that ends on the 12th is followed by another', () => {
		const known = history([...months('2026-01', '2026-09'), part('2026-10', 12)], 13);
		expect(states(known)).toBe('measured measured measured awaited running');
		expect(states(known, { today: '2026-11-24' })).toBe('measured measured measured late running');
	});

	it('is a hole, or partial, once a later month has data', () => {
		const gaps = [...months('2026-01', '2026-06'), part('2026-08', 3), whole('2026-09')];
		expect(states(history(gaps))).toBe('missing partial measured awaited running');
	});

	it('is partial at once where every day is covered and slots are missing', () => {
		const slots: KnownMonth = { ...whole('2026-10'), dataStatus: 'partial' };
		const known = history([...months('2026-01', '2026-09'), slots]);
		expect(states(known)).toBe('measured measured measured partial running');
	});

	it('an estimated month is whole', () => {
		const known = history([...months('2026-01', '2026-09'), whole('2026-10', 'estimated')]);
		expect(states(known)).toBe('measured measured measured estimated running');
	});

	it('is before the point’s first data, and before everything where it has none', () => {
		expect(states(history(months('2026-09', '2026-10')))).toBe(
			'before before measured measured running'
		);
		expect(states(history([]))).toBe('before before before before before');
	});

	it('of a point that went silent a year before the others is over, of one alone it is late', () => {
		const silent = history(months('2024-01', '2025-09'));
		expect(states(silent)).toBe('ended ended ended ended running');
		expect(states(silent, { newestMonth: '2025-09' })).toBe('late late late awaited running');
		const lately = history(months('2024-01', '2025-10'));
		expect(states(lately)).toBe('late late late awaited running');
	});

	it('after the last day of use nothing is asked for; up to it the last bill is', () => {
		const ended = (known: KnownMonth[], lastDay: string) =>
			states({ ...history(known), lastDay: day(lastDay) }, { today: '2026-11-21' });
		const toAugust = months('2026-01', '2026-08');
		expect(ended(toAugust, '2026-08-31')).toBe('measured measured ended ended ended');
		const closing: KnownMonth = { ...whole('2026-09'), coveredDays: 12, days: 12 };
		expect(ended([...toAugust, closing], '2026-09-12')).toBe(
			'measured measured measured ended ended'
		);
		expect(ended(toAugust, '2026-09-12')).toBe('measured measured late ended ended');
		expect(ended([], '2026-09-12')).toBe('before before before ended ended');
	});

	it('data after the last day of use are shown, and nothing is missed beside them', () => {
		const known = [...months('2026-01', '2026-07'), part('2026-09', 3), whole('2026-10')];
		const of = { ...history(known), lastDay: day('2026-07-31') };
		expect(states(of)).toBe('measured ended partial measured ended');
		const cells = monthCells(
			of,
			{ from: '2026-07', to: '2026-10' },
			{ today: day(TODAY), newestMonth: '2026-10' }
		);
		expect(cells.map(({ expectation }) => expectation)).toEqual([
			...['complete', 'not_expected', 'not_expected', 'not_expected']
		]);
	});

	it('months after today’s are no part of the calendar', () => {
		const range = { from: '2026-10', to: '2027-03' };
		const moment = { today: day(TODAY), newestMonth: null };
		expect(monthCells(history([]), range, moment).map(({ month }) => month)).toEqual([
			'2026-10',
			'2026-11'
		]);
	});
});

const RANGE = { from: '2026-01', to: '2026-11' };
const cellsOf = (known: KnownMonth[]) =>
	monthCells(history(known), RANGE, { today: day('2026-11-21'), newestMonth: '2026-10' });

describe('the share of complete points', () => {
	it('counts only what is expected: not the running month, nor one that is awaited', () => {
		const shares = monthShares([
			cellsOf(months('2026-01', '2026-10')),
			cellsOf(months('2026-01', '2026-08')),
			cellsOf([])
		]);
		const found = (month: string) => shares.find((one) => one.month === month);
		expect(found('2026-08')).toEqual({ month: '2026-08', expected: 2, complete: 2, late: 0 });
		expect(found('2026-10')).toEqual({ month: '2026-10', expected: 2, complete: 1, late: 1 });
		expect(found('2026-11')).toEqual({ month: '2026-11', expected: 0, complete: 0, late: 0 });
	});

	it('a month in which a point’s data begin is not expected whole', () => {
		const [begun] = monthShares([cellsOf([part('2026-01', 10), ...months('2026-02', '2026-10')])]);
		expect(begun).toEqual({ month: '2026-01', expected: 0, complete: 0, late: 0 });
	});
});

describe('what to upload next', () => {
	const point = (meteringPointId: string, gigajoules: number, known: KnownMonth[]) => ({
		...{ meteringPointId, gigajoules, document: 'bill' as const, cells: cellsOf(known) }
	});

	it('late before holes, holes before parts, and the biggest point first', () => {
		const found = nextUploads([
			point('new', 0, []),
			point('small', 1, months('2026-01', '2026-07')),
			point('holes', 5, [whole('2026-01'), part('2026-03', 2), ...months('2026-04', '2026-10')]),
			point('big', 9, months('2026-01', '2026-08'))
		]);
		expect(found.map(({ kind, meteringPointId }) => `${kind} ${meteringPointId}`)).toEqual([
			...['late big', 'late small', 'missing holes', 'partial holes', 'first new']
		]);
		expect(found.map((one) => one.months)).toEqual([
			{ from: '2026-09', to: '2026-10', count: 2 },
			{ from: '2026-08', to: '2026-10', count: 3 },
			{ from: '2026-02', to: '2026-02', count: 1 },
			{ from: '2026-03', to: '2026-03', count: 1 },
			null
		]);
	});

	it('nothing where everything is there', () => {
		expect(nextUploads([point('whole', 1, months('2026-01', '2026-10'))])).toEqual([]);
	});
});
