import { expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { codesOf, quantityOf, read, recordsOf } from '../documents';

it('days over a leap day, of one place; remarks and the date of print below are no readings', () => {
	const outcome = read('tohoku-wide/town_office_cp932.csv');
	const [record, ...others] = recordsOf(outcome);
	expect(others).toEqual([]);
	expect(record!.days.map(({ day }) => isoDay(day))).toEqual([
		'2024-02-28',
		'2024-02-29',
		'2024-03-01'
	]);
	// Each day holds 10 + slot / 10: 480 + 112.8.
	expect(quantityOf(record!)).toBe(1778.4);
	expect([record!.carrier, record!.unit, record!.label]).toEqual([
		'electricity',
		'kWh',
		'○○町一丁目1-1'
	]);
	expect(codesOf(outcome)).toEqual(['unit.not_printed']);
});

it('two customers of one place are two points; the wave dash may be U+301C', () => {
	const records = recordsOf(read('tohoku-wide/two_customers_wave_dash.csv'));
	expect(records.map((record) => [record.label, quantityOf(record)])).toEqual([
		['0000000001 / ○○町二丁目', 1185.6],
		['0000000002 / ○○町二丁目', 1281.6]
	]);
	expect(records[0]!.days.map(({ day }) => isoDay(day))).toEqual(['2025-12-31', '2026-01-01']);
});
