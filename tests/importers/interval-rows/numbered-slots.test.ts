import { expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { codesOf, quantityOf, read, readText, recordsOf } from '../documents';

/** Slot s of a made day holds 1 + s / 10. */
it('settlement periods 1 … 48 are half-hours from midnight', () => {
	const [record] = recordsOf(read('interval-rows/british_settlement_periods.csv'));
	expect(record!.days.map(({ day }) => isoDay(day))).toEqual(['2025-12-31', '2026-01-01']);
	expect([record!.carrier, quantityOf(record!)]).toEqual(['electricity', 321.6]);
	expect(record!.days[1]!.slots[47]! / 10 ** record!.days[1]!.scale).toBe(5.7);
});

it('コマ 1 … 48 over a leap day', () => {
	const [record] = recordsOf(read('interval-rows/numbered_half_hours_cp932.csv'));
	expect(record!.days.map(({ day }) => isoDay(day))).toEqual([
		'2024-02-28',
		'2024-02-29',
		'2024-03-01'
	]);
	expect(quantityOf(record!)).toBe(482.4);
});

it('hours 0 … 23 are hours from midnight', () => {
	const [record] = recordsOf(read('interval-rows/numbered_hours_from_zero.csv'));
	expect([record!.days.length, record!.days[0]!.slotMinutes, quantityOf(record!)]).toEqual([
		2, 60, 103.2
	]);
});

it('a British number of eight digits is a gas meter, and its kWh are gas', () => {
	const [record] = recordsOf(read('interval-rows/british_gas_kwh.csv'));
	expect([record!.carrier, record!.unit, record!.supplyPointNumber]).toEqual([
		'city_gas',
		'kWh',
		'74512300'
	]);
});

it('several rows of one day that nothing tells apart are asked about', () => {
	const rows = ['2026/04/01', '2026/04/02'].flatMap((day) => [
		`${day},a,1`,
		`${day},b,2`,
		`${day},c,3`
	]);
	const outcome = readText(['日付,x,使用量(kWh)', ...rows].join('\n'));
	expect(codesOf(outcome)).toContain('reading.slot_unknown');
});

it('electricity and gas meters of one British file are told apart row by row', () => {
	const rows = ['2200013680374', '74512300'].flatMap((meter) =>
		['00:30', '01:00', '01:30'].map((time) => `${meter},26 Aug 2019 ${time}:00,1.5`)
	);
	const records = recordsOf(readText(['MPR,ReadDatetime,kWh', ...rows].join('\n')));
	expect(records.map(({ carrier, supplyPointNumber }) => [carrier, supplyPointNumber])).toEqual([
		['electricity', '2200013680374'],
		['city_gas', '74512300']
	]);
});
