import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { MISSING } from '$lib/domain/readings/load-day';
import {
	byMonth,
	codesOf,
	findingOf,
	quantityOf,
	read,
	readText,
	readingsIn,
	recordsOf
} from '../documents';

const HEADINGS =
	'お客さま番号,事業所コード,ご請求番号,供給地点特定番号,年月日,曜日,休祝日,契約メニュー,ご使用量,売電量';
const line = (date: string, use: string, sold = '') =>
	`0,00,0,0300111000000000000000,${date},水,,スタンダードS,${use},${sold}`;

describe('a day of half-hours', () => {
	const [record] = recordsOf(read('tepco-kurashi/tepco_kurashi_day_20260701_cp932.csv'));

	it('has 48 readings of 16.5 kWh, 24:00 being the last of the same day', () => {
		expect(record!.days.map(({ day }) => isoDay(day))).toEqual(['2026-07-01']);
		expect(readingsIn(record!)).toEqual({ count: 48, missing: 0 });
		expect(quantityOf(record!)).toBe(16.5);
	});
	it('has a supply-point number of 22 digits and a menu', () => {
		expect(record!.supplyPointNumber).toBe('0300111000000000000000');
		expect(record!.menu).toBe('スタンダードS');
	});
	it('says in which row each slot stands', () => {
		expect([record!.days[0]!.firstRow, record!.days[0]!.rowStep]).toEqual([2, 1]);
	});
});

describe('a month with two gaps', () => {
	const outcome = read('tepco-kurashi/tepco_kurashi_month_202607_cp932_2gaps.csv');
	const [record] = recordsOf(outcome);

	it('has 1,488 slots, 2 of them missing, and 448.3 kWh', () => {
		expect(readingsIn(record!)).toEqual({ count: 1488, missing: 2 });
		expect(quantityOf(record!)).toBe(448.3);
		expect(byMonth(record!)).toEqual({ '2026-07': 448.3 });
	});
	it('names count, row and column of the first gap', () => {
		const found = findingOf(outcome, 'reading.missing');
		expect(found.params['count']).toBe(2);
		expect(found.where).toEqual({ sheet: null, row: 454, column: 'ご使用量' });
	});
});

it('a file of daily values gives one reading a day', () => {
	const text = [
		HEADINGS,
		line('2026/07/01', '12.3'),
		line('2026/07/02', '---'),
		line('2026/07/03', '11.0')
	].join('\r\n');
	const [record] = recordsOf(readText(text));
	expect(record!.days.map(({ day, slotMinutes }) => [isoDay(day), slotMinutes])).toEqual([
		['2026-07-01', 1440],
		['2026-07-03', 1440]
	]);
	expect(quantityOf(record!)).toBe(23.3);
});

it('sold power is a record of its own', () => {
	const text = [
		HEADINGS,
		line('2026/07/01 12:00', '0.0', '1.4'),
		line('2026/07/01 12:30', '0.1', '1.2')
	].join('\n');
	const told = recordsOf(readText(text)).map((record) => [record.carrier, quantityOf(record)]);
	expect(told).toEqual([
		['electricity', 0.1],
		['electricity_export', 2.6]
	]);
});

it('a reading of 0 is not missing', () => {
	const [record] = recordsOf(readText([HEADINGS, line('2026/07/01 00:30', '0.0')].join('\n')));
	expect(record!.days[0]!.slots[0]).toBe(0);
	expect(record!.days[0]!.slots[1]).toBe(MISSING);
});

it('columns in another order and of another number are known by their names', () => {
	const text = [
		'供給地点特定番号,年月日,休祝日,ご使用量,契約メニュー,お客さま番号,備考',
		'"0300111000000000000000","2026/07/01 23:30","○","0.4","S","1",""',
		'"0300111000000000000000","2026/07/01 24:00","○","0.6","S","1",""'
	].join('\r\n');
	const [record] = recordsOf(readText(text));
	expect(record!.days[0]!.slots[47]! / 10 ** record!.days[0]!.scale).toBe(0.6);
	expect([quantityOf(record!), record!.menu]).toEqual([1, 'S']);
});

describe('the yearly file', () => {
	it('is read where its dates are months: use and sold power, the columns between left out', () => {
		const outcome = read('tepco-kurashi/year_by_months_cp932.csv');
		const told = recordsOf(outcome).map(({ carrier, bills, menu, ...record }) => [
			carrier,
			bills.length,
			quantityOf({ carrier, bills, menu, ...record }),
			menu
		]);
		// 300 … 311 kWh used; 1, 3 … 11 kWh sold, `---` in the other months.
		expect(told).toEqual([
			['electricity', 12, 3666, 'スタンダードS'],
			['electricity_export', 6, 36, 'スタンダードS']
		]);
		expect(findingOf(outcome, 'layout.columns_unread').params).toEqual({ count: 16 });
	});
	it('is asked about where its dates are days', () => {
		const outcome = read('tepco-kurashi/year_by_days.csv');
		expect(outcome.status).toBe('needs_mapping');
		expect(codesOf(outcome)).toContain('layout.variant_unknown');
	});
	it('is asked about where its columns are not those that a source names', () => {
		const yearly =
			'お客さま番号,事業所コード,ご請求番号,供給地点特定番号,年月日,契約メニュー,a,b,c,ご使用量\n0,0,0,0,2026/07,S,1,2,3,300\n';
		expect(codesOf(readText(yearly))).toContain('layout.variant_unknown');
	});
});
