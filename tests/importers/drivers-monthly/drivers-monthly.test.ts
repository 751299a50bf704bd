import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import type { RecordSet } from '$lib/importers/importer';
import { codesOf, read, readText, recordsOf, rejectedOf } from '../documents';

const told = ({ label, unit, figures }: RecordSet) => [
	...[label, unit],
	...figures!.map(({ quantity }) => quantity && toNumber(quantity))
];

describe('tables of drivers', () => {
	it('a column each: names and units stand in the headings, the total is not added', () => {
		const outcome = read('drivers-monthly/columns_cp932.csv');
		expect(recordsOf(outcome).map(told)).toEqual([
			['生産量', 't', 1234.5, 1180],
			['稼働時間', 'h', 412, 396, 401],
			['従業員数', '人', 38, 38, 39],
			['売上高', '百万円', 86.4, 81.2, 83.9]
		]);
		expect(codesOf(outcome)).toContain('row.total_skipped');
		const [april] = recordsOf(outcome)[0]!.figures!;
		expect([isoDay(april!.start), isoDay(april!.end)]).toEqual(['2025-04-01', '2025-05-01']);
	});

	it('a row each: the site stands before the name', () => {
		expect(recordsOf(read('drivers-monthly/rows_by_site.csv')).map(told)).toEqual([
			['第一工場 鋳込量', 't', 120, 118.5],
			['第二工場 鋳込量', 't', 80],
			['第一工場 作業人員', '人', 25]
		]);
	});

	it('days are days, and a nought is a figure', () => {
		const [pieces, hours] = recordsOf(read('drivers-monthly/by_day.csv'));
		expect(told(pieces!)).toEqual(['生産数量', '個', 1200, 1350, 0]);
		expect(told(hours!)).toEqual(['稼働時間', '時間', 8, 8.5, 0]);
		const [first] = pieces!.figures!;
		expect([isoDay(first!.start), isoDay(first!.end)]).toEqual(['2026-04-01', '2026-04-02']);
	});

	it('what cannot be read is rejected with its cell, and a period twice with its second row', () => {
		const outcome = readText('年月,生産量(t)\n2026/4,1O0\n2026/5,3\n2026/5,4\n5月頃,5\n2026/6,6\n');
		expect(recordsOf(outcome).map(told)).toEqual([['生産量', 't', 3, 6]]);
		expect(rejectedOf(outcome).map(({ row, finding }) => [row, finding.code])).toEqual([
			[2, 'number.unreadable'],
			[4, 'driver.period_twice'],
			[5, 'date.unreadable']
		]);
	});

	it('削除 says that there is none', () => {
		const [record] = recordsOf(readText('年月,活動量,単位,値\n2026/4,電気炉の回数,回,削除\n'));
		expect(record!.figures).toMatchObject([{ quantity: null, says: 'none' }]);
	});
});

describe('first days as spreadsheets keep months', () => {
	const periods = (record: RecordSet | undefined) =>
		(record?.figures ?? []).map(({ start, end }) => [isoDay(start), isoDay(end)]);
	it('are whole months, throughout a table', () => {
		const [tons] = recordsOf(read('drivers-monthly/months_as_first_days.csv'));
		expect(periods(tons)).toEqual([
			['2025-04-01', '2025-05-01'],
			['2025-05-01', '2025-06-01']
		]);
	});
	it('or below 年月; a lone first day below 日付 is a day', () => {
		const of = (heading: string) => recordsOf(readText(`${heading},生産量(t)\n2025/4/1,120\n`));
		expect(periods(of('年月')[0])).toEqual([['2025-04-01', '2025-05-01']]);
		expect(periods(of('日付')[0])).toEqual([['2025-04-01', '2025-04-02']]);
	});
});

describe('what names energy is left to the layouts of bills', () => {
	it.each([
		'年月,電力量(kWh),生産量(t)\n2026/4,1000,20\n',
		'年月,都市ガス(m3),従業員数(人)\n2026/4,1000,20\n',
		'年月,項目,単位,値\n2026/4,電気,kWh,1000\n'
	])('%j', (text) => {
		expect(readText(text).layout?.id).not.toBe('drivers-monthly');
	});
});
