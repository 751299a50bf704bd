import { expect, it } from 'vitest';
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

it('48 columns of 0:00～0:30 make a day; its printed total is not a slot', () => {
	const outcome = read('wide-days/half_hours_cp932.csv');
	const [record] = recordsOf(outcome);
	// Day d holds (d + i) / 10 for i = 0 … 47: 112.8 + 4.8 d.
	expect(quantityOf(record!)).toBe(117.6 + 122.4 + 127.2);
	expect(record!.supplyPointNumber).toBe('0300111000000000000001');
	expect(codesOf(outcome)).not.toContain('total.disagrees');
});

it('24 columns of 1時 … 24時 are ends; a day whose total disagrees is pointed out', () => {
	const outcome = read('wide-days/hours_end.csv');
	const [record] = recordsOf(outcome);
	expect(record!.days.map(({ day, slotMinutes }) => [isoDay(day), slotMinutes])).toEqual([
		['2026-04-01', 60],
		['2026-04-02', 60],
		['2026-04-03', 60]
	]);
	expect(quantityOf(record!)).toBe(900);
	expect(findingOf(outcome, 'total.disagrees')).toMatchObject({
		params: { printed: 301, summed: 300 },
		where: { row: 4 }
	});
	expect(codesOf(outcome)).toContain('row.total_skipped');
});

it('numbered columns of kWh are read, those of kVArh beside them are not', () => {
	const outcome = read('wide-days/numbered_with_gaps.csv');
	const [record] = recordsOf(outcome);
	expect(quantityOf(record!)).toBe(23);
	expect(readingsIn(record!)).toEqual({ count: 48, missing: 2 });
	expect(findingOf(outcome, 'reading.missing').where).toEqual({
		sheet: null,
		row: 2,
		column: 'kWh_47'
	});
	expect([record!.days[0]!.firstRow, record!.days[0]!.rowStep]).toEqual([2, 0]);
});

it('without any unit the table is asked about; the point’s unit settles it', () => {
	const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`).join(',');
	const text = `日付,${hours}\n2026/04/01,${Array(24).fill('2').join(',')}\n`;
	expect(codesOf(readText(text))).toContain('unit.unknown');
	expect(quantityOf(recordsOf(readText(text, { carrier: 'electricity', unit: 'kWh' }))[0]!)).toBe(
		48
	);
});

it('kW in the slots is no energy', () => {
	const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`).join(',');
	const text = `デマンド(kW)\n日付,${hours}\n2026/04/01,${Array(24).fill('2').join(',')}\n`;
	expect(codesOf(readText(text))).toContain('unit.kw_not_kwh');
});
