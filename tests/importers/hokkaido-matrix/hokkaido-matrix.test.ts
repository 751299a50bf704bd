import { describe, expect, it } from 'vitest';
import { MISSING } from '$lib/domain/readings/load-day';
import { isoDay } from '$lib/domain/time/day';
import {
	codesOf,
	findingOf,
	quantityOf,
	read,
	readText,
	readingsIn,
	recordsOf
} from '../documents';

describe('a reading period over New Year', () => {
	const outcome = read('hokkaido-matrix/new_year_cp932.csv');
	const [record] = recordsOf(outcome);

	it('year and month go on until the next is printed', () => {
		const days = record!.days.map(({ day }) => isoDay(day));
		expect([days.length, days[0], days[21], days[22], days[30]]).toEqual([
			31,
			'2025-12-10',
			'2025-12-31',
			'2026-01-01',
			'2026-01-09'
		]);
	});
	it('-, -- and an empty cell are missing, and the two columns of totals are no days', () => {
		// Day i holds 0.5 + (i mod 10) / 10 in each of 48 slots: 48 × 29.0, less three slots of 0.5.
		expect(quantityOf(record!)).toBe(1390.5);
		expect(readingsIn(record!)).toEqual({ count: 31 * 48, missing: 3 });
		expect(record!.days[0]!.slots[3]).toBe(MISSING);
		expect(record!.days[30]!.slots[47]).toBe(MISSING);
	});
	it('the row of weekdays is no reading', () => {
		expect(outcome.status === 'read' && outcome.reading.rejected).toEqual([]);
	});
	it('the point has its number of 22 digits, and a slot says its row', () => {
		expect(record!.supplyPointNumber).toBe('0100111000000000000001');
		expect([record!.days[1]!.firstRow, record!.days[1]!.rowStep]).toEqual([9, 1]);
	});
});

it('a leap day, quoted cells, and a row of totals that agrees', () => {
	const outcome = read('hokkaido-matrix/leap_day_quoted_utf8bom.csv');
	const [record] = recordsOf(outcome);
	expect(record!.days.map(({ day }) => isoDay(day))).toContain('2024-02-29');
	expect(record!.days.length).toBe(29);
	expect(quantityOf(record!)).toBe(1300.8);
	expect(codesOf(outcome)).toEqual(['row.total_skipped', 'unit.not_printed']);
});

const SLOTS = Array.from({ length: 48 }, (_, slot) => {
	const clock = (at: number) =>
		`${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 ? '30' : '00'}`;
	return `${clock(slot)}-${clock(slot + 1)}`;
});
const matrix = (dates: string[], value: string) =>
	[...dates, ...SLOTS.map((slot) => `${slot}${`,${value}`.repeat(2)},9,9`)].join('\n');

it('full-width digits and a year of Reiwa are read', () => {
	const outcome = readText(matrix(['年,令和８年,,,', '月,３,４,,', '日,３１,１,,'], '1.5'));
	const [record] = recordsOf(outcome);
	expect(record!.days.map(({ day }) => isoDay(day))).toEqual(['2026-03-31', '2026-04-01']);
	expect(quantityOf(record!)).toBe(144);
});

it('numbers above the two columns of totals are no days', () => {
	const outcome = readText(matrix(['年,2026,,,', '月,3,,,', '日,30,31,62,31'], '1.5'));
	expect(recordsOf(outcome)[0]!.days.map(({ day }) => isoDay(day))).toEqual([
		'2026-03-30',
		'2026-03-31'
	]);
});

it('days that do not follow each other are asked about', () => {
	const outcome = readText(matrix(['年,2026,,,', '月,3,,,', '日,30,1,,'], '1'));
	expect(outcome.status).toBe('needs_mapping');
	expect(codesOf(outcome)).toEqual(['column.days_broken']);
});

it('a total that disagrees with its day is pointed out', () => {
	const text = `${matrix(['年,2026,,,', '月,3,,,', '日,30,31,,'], '1')}\n合計,48,50,,\n`;
	expect(findingOf(readText(text), 'total.disagrees')).toMatchObject({
		params: { printed: 50, summed: 48 },
		where: { row: 52, column: '3/31' }
	});
});
