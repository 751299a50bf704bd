import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { readClock, readStamp } from '$lib/importers/cells/clock';
import { readDate } from '$lib/importers/cells/dates';
import { decideOrder } from '$lib/importers/cells/order-vote';

const dated = (text: string, order: 'ymd' | 'dmy' | 'mdy' = 'ymd') => {
	const reading = readDate(text, order);
	return reading && `${reading.precision} ${isoDay(reading.start)}/${isoDay(reading.end)}`;
};

describe('days', () => {
	it.each([
		'2026/04/01',
		'2026-04-01',
		'2026.4.1',
		'2026年4月1日',
		'２０２６年４月１日',
		'20260401',
		'2026/4/1(水)',
		'令和8年4月1日',
		'R8.4.1',
		'r8/4/1',
		'令8.4.1',
		'1 Apr 2026',
		'Apr 1 2026',
		'April 1, 2026',
		'2026-04-01 00:00:00',
		'2026/4/1 0:00',
		'Apr 1 2026 12:00AM'
	])('%s', (text) => expect(dated(text)).toBe('day 2026-04-01/2026-04-02'));
});

describe('months', () => {
	it.each([
		'2026/04',
		'2026-4',
		'2026年4月',
		'2026年4月分',
		'202604',
		'令和8年4月',
		'令和８年４月分',
		'令和 8年 4月分',
		'2026年4月度',
		'Ｒ８／４',
		'２０２６－４',
		'R8.4',
		'R8/04',
		'Apr 2026',
		'Apr-26',
		'April 2026'
	])('%s', (text) => expect(dated(text)).toBe('month 2026-04-01/2026-05-01'));
});

describe('periods include both printed days', () => {
	it.each([
		['2026/04/13～2026/05/12', 'period 2026-04-13/2026-05-13'],
		['2026年4月13日 〜 5月12日', 'period 2026-04-13/2026-05-13'],
		['2025年12月13日～1月12日', 'period 2025-12-13/2026-01-13'],
		['令和8年4月13日から令和8年5月12日', 'period 2026-04-13/2026-05-13'],
		['R8.4.13-R8.5.12', 'period 2026-04-13/2026-05-13'],
		['R8.4.13～5.12', 'period 2026-04-13/2026-05-13'],
		['20260413-20260512', 'period 2026-04-13/2026-05-13'],
		['2026-04-13-2026-05-12', 'period 2026-04-13/2026-05-13'],
		['2026/4/13-5/12', 'period 2026-04-13/2026-05-13'],
		['2026年4月13日から5月12日まで', 'period 2026-04-13/2026-05-13'],
		['自2026年4月13日 至2026年5月12日', 'period 2026-04-13/2026-05-13'],
		['2026/4/13(月)～5/12(火)', 'period 2026-04-13/2026-05-13'],
		['２０２６年４月１３日～５月１２日', 'period 2026-04-13/2026-05-13']
	])('%s', (text, expected) => expect(dated(text)).toBe(expected));
});

describe('an era’s date lies in the era', () => {
	it.each([
		['平成31年4月30日', 'day 2019-04-30/2019-05-01'],
		['H31.4', 'month 2019-04-01/2019-05-01'],
		['令和元年5月', 'month 2019-05-01/2019-06-01'],
		['昭和64年1月7日', 'day 1989-01-07/1989-01-08'],
		['平成元年1月8日', 'day 1989-01-08/1989-01-09']
	])('%s', (text, expected) => expect(dated(text)).toBe(expected));
	it.each([
		'平成31年5月1日',
		'R1.4.30',
		'令和元年4月',
		'昭和64年1月8日',
		'平成元年1月7日',
		'H31.5'
	])('%s is none', (text) => expect(dated(text)).toBeNull());
});

describe('what is no date', () => {
	it.each([
		'2026/02/29',
		'2026/13',
		'2026/00/10',
		'20261301',
		'4月',
		'46113',
		'',
		'KABOOM',
		'2026',
		'1/2',
		'0x1F',
		'R0.4.1'
	])('"%s"', (text) => expect(dated(text)).toBeNull());
});

describe('day or month first is decided by the whole column', () => {
	it('a day above 12 decides', () => {
		expect(decideOrder(['01/02/2026', '13/02/2026'])).toBe('dmy');
		expect(decideOrder(['01/02/2026', '02/13/2026'])).toBe('mdy');
		expect(decideOrder(['26/04/13', '26/05/13'])).toBe('ambiguous');
		expect(decideOrder(['31/04/13', '99/05/13'])).toBe('ymd');
	});
	it('without one it is ambiguous', () =>
		expect(decideOrder(['01/02/2026', '12/11/2026'])).toBe('ambiguous'));
	it('years in front need no vote', () =>
		expect(decideOrder(['2026/01/02', '2026/02/03'])).toBe('ymd'));
	it('the order is applied', () => {
		expect(dated('01/02/2026', 'dmy')).toBe('day 2026-02-01/2026-02-02');
		expect(dated('01/02/2026', 'mdy')).toBe('day 2026-01-02/2026-01-03');
		expect(dated('26/04/01', 'ymd')).toBe('day 2026-04-01/2026-04-02');
	});
});

describe('times', () => {
	it.each([
		['0:30', 30],
		['00:30:00', 30],
		['24:00', 1440],
		['0時30分', 30],
		['１：００', 60],
		['12:00AM', 0],
		['1:30 pm', 810],
		['0030', 30],
		['23時', 1380]
	])('%s', (text, minutes) => expect(readClock(text)).toEqual({ minutes, endMinutes: null }));
	it.each([
		['0:00～0:30', 0, 30],
		['23:30-24:00', 1410, 1440],
		['23:30〜0:00', 1410, 1440],
		['0-1時', 0, 60],
		['9:00－10:00', 540, 600]
	])('%s', (text, minutes, endMinutes) => expect(readClock(text)).toEqual({ minutes, endMinutes }));
	it.each(['24:30', '12:60', '25:00', '12:30:15', '', '12'])('"%s" is none', (text) =>
		expect(readClock(text)).toBeNull()
	);
});

describe('stamps', () => {
	const stamped = (text: string) => {
		const stamp = readStamp(text, 'dmy');
		return stamp && [isoDay(stamp.day), stamp.minutes];
	};
	it.each([
		['01/02/2018 0:15', ['2018-02-01', 15]],
		['2026-04-01T00:30:00', ['2026-04-01', 30]],
		['2026-04-01T00:30:00+09:00', ['2026-04-01', 30]],
		['26 Aug 2019 00:30:00', ['2019-08-26', 30]],
		['2026年4月1日 0時30分', ['2026-04-01', 30]],
		['2026/04/01(水) 24:00', ['2026-04-01', 1440]],
		['2026/04/01', ['2026-04-01', null]]
	])('%s', (text, expected) => expect(stamped(text)).toEqual(expected));
	it.each([
		['2026-04-01T00:30:00Z', ['2026-04-01', 570]],
		['2026-03-31 15:00:00 UTC', ['2026-04-01', 0]],
		['2026-03-31T16:00:00+01:00', ['2026-04-01', 0]],
		['2026-03-31T10:30-0430', ['2026-04-01', 0]],
		['2025-12-31 23:30:00.000-10:00', ['2026-01-01', 1110]],
		['2026-04-01 24:00+00:00', ['2026-04-02', 540]]
	])('%s is told in Japan time', (text, expected) => expect(stamped(text)).toEqual(expected));
	it('what was printed stays known; the offset of Japan converts nothing', () => {
		expect(readStamp('2026-04-01T00:30:00Z', 'ymd')?.converted).toEqual({
			offset: 'Z',
			minutes: 30
		});
		expect(readStamp('2026-04-01T00:30:00+09:00', 'ymd')?.converted).toBeUndefined();
	});
	it('a slot is no offset, nor is what no place on earth has', () => {
		for (const text of ['2026-04-01 0:30-1:00', '2026-04-01T00:30:00+23:00', '2026-04-01Z'])
			expect(stamped(text)).toBeNull();
	});
});
