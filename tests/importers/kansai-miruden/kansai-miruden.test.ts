import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import {
	byMonth,
	codesOf,
	findingOf,
	quantityOf,
	read,
	readText,
	recordsOf,
	rejectedOf
} from '../documents';

const hours = Array.from({ length: 24 }, (_, hour) => `${hour}-${hour + 1}時`).join(',');
const row = (date: string, value: string) => `${date},${Array(24).fill(value).join(',')}`;
const file = (period: string, ...rows: string[]) =>
	[
		'お客さま番号：00,契約種別：なっトクでんき,ニックネーム：てすと さん',
		'ご使用場所住所：どこか市',
		`データ抽出対象期間：${period}`,
		'＊端数処理前で作成しています。',
		',１時間ごとの電力量内訳',
		`,${hours}`,
		...rows
	].join('\r\n');

describe('34 days, newest first', () => {
	const outcome = read('kansai-miruden/kepco_miruden_hour_202608_cp932.csv');
	const [record] = recordsOf(outcome);

	it('sum to 590.40 kWh, the total row not added', () => {
		expect(record!.days).toHaveLength(34);
		expect(quantityOf(record!)).toBe(590.4);
		expect(byMonth(record!)).toEqual({ '2026-07': 307.1, '2026-08': 283.3 });
		expect(codesOf(outcome)).toContain('row.total_skipped');
	});
	it('have their year from the period line, in order', () => {
		expect(record!.days.map(({ day }) => isoDay(day)).at(0)).toBe('2026-07-15');
		expect(record!.days.map(({ day }) => isoDay(day)).at(-1)).toBe('2026-08-17');
	});
	it('a total row that agrees is no finding', () =>
		expect(codesOf(outcome)).not.toContain('total.disagrees'));
});

it('a total row that disagrees is a finding with both figures', () => {
	const outcome = readText(
		file(
			'2026年7月1日 ～ 2026年7月2日',
			row('抽出期間合計', '5.00'),
			row(' 07/02', '1.00'),
			row(' 07/01', '2.00')
		)
	);
	expect(quantityOf(recordsOf(outcome)[0]!)).toBe(72);
	expect(findingOf(outcome, 'total.disagrees').params).toEqual({ printed: 120, summed: 72 });
});

it('dates across New Year get the year in which they lie in the period', () => {
	const outcome = readText(
		file('2026年12月30日 ～ 2027年1月2日', row(' 01/02', '1.00'), row(' 12/31', '1.00'))
	);
	expect(recordsOf(outcome)[0]!.days.map(({ day }) => isoDay(day))).toEqual([
		'2026-12-31',
		'2027-01-02'
	]);
});

it('a date outside the period is rejected', () => {
	const outcome = readText(
		file('2026年7月1日 ～ 2026年7月2日', row(' 07/02', '1.00'), row(' 09/01', '1.00'))
	);
	expect(rejectedOf(outcome).map(({ row: at }) => at)).toEqual([8]);
});

it('without its period line the file is refused, for no year can be told', () => {
	expect(readText(file('', row(' 07/02', '1.00'))).status).not.toBe('read');
});

describe('half-hours over New Year', () => {
	const outcome = read('kansai-miruden/half_hours_new_year_cp932.csv');
	const [record] = recordsOf(outcome);

	it('48 slots a day, each day in the year that the period gives it', () => {
		expect(record!.days.map(({ day, slotMinutes }) => [isoDay(day), slotMinutes])).toEqual([
			['2025-12-30', 30],
			['2025-12-31', 30],
			['2026-01-01', 30],
			['2026-01-02', 30]
		]);
	});
	it('the row of totals agrees and is not added', () => {
		// Four days of 0.10 + slot / 100: 4 × (4.8 + 11.28).
		expect(quantityOf(record!)).toBe(64.32);
		expect(codesOf(outcome)).toEqual(['row.total_skipped', 'unit.not_printed']);
	});
});
