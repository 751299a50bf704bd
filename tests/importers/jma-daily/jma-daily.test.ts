import { describe, expect, it } from 'vitest';
import { degreeDays, meanTemperature, weatherGaps } from '$lib/domain/weather/weather-months';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import type { RecordSet } from '$lib/importers/importer';
import { codesOf, findingOf, read, readText, recordsOf, rejectedOf } from '../documents';

const knownDays = ({ figures }: RecordSet) =>
	figures!.flatMap(({ start, quantity }) => (quantity ? [{ day: start, meanC: quantity }] : []));
const temperatures = (record: RecordSet) =>
	record.figures!.map(({ quantity }) => quantity && toNumber(quantity));

describe('a year of Hitachi, by figures computed apart', () => {
	const outcome = read('jma-daily/jma_daily_hitachi_cp932.csv');
	const [record] = recordsOf(outcome);
	const days = knownDays(record!);

	it('363 days of one station, with two gaps', () => {
		expect([record!.kind, record!.unit, record!.label]).toEqual(['weather', 'degC', '日立']);
		expect([record!.figures!.length, days.length]).toEqual([365, 363]);
		expect(weatherGaps(days).map(({ start, end }) => [isoDay(start), end - start])).toEqual([
			['2025-09-14', 1],
			['2026-01-07', 1]
		]);
		expect(findingOf(outcome, 'weather.days_missing').params).toEqual({
			...{ station: '日立', count: 2, days: '2025-09-14, 2026-01-07' }
		});
	});

	it('their mean is 14.1331 °C', () => {
		expect(Number(meanTemperature(days)!.toFixed(4))).toBe(14.1331);
	});

	it('heating degree days (14 °C) are 1,166.5 and cooling degree days (24 °C) 32.8', () => {
		expect(degreeDays(days, 14, 'below')).toBe(1166.5);
		expect(degreeDays(days, 24, 'above')).toBe(32.8);
	});
});

const TIME = 'ダウンロードした時刻：2026/04/02 10:20:49\n\n';

describe('what can be ticked on the page of the agency', () => {
	it('several stations and elements stand side by side; only mean temperatures are read', () => {
		const outcome = read('jma-daily/two_stations_many_elements.csv');
		const records = recordsOf(outcome);
		expect(records.map(({ label }) => label)).toEqual(['日立', '水戸']);
		expect(records.map(temperatures)).toEqual([
			[11.8, 12.1, null],
			[12.4, null, 13]
		]);
	});

	it.each([
		['2026年4月1日,11.8,8,1', '年月日'],
		['2026/04/01,11.8,8,1', '年月日'],
		['20260401,11.8,8,1', '年月日']
	])('a day is written %s', (line, date) => {
		const text = `${TIME},日立,日立,日立\n${date},平均気温(℃),平均気温(℃),平均気温(℃)\n,,品質情報,均質番号\n${line}\n`;
		const [record] = recordsOf(readText(text));
		expect([isoDay(record!.figures![0]!.start), temperatures(record!)]).toEqual([
			'2026-04-01',
			[11.8]
		]);
	});

	it('year, month and day stand in columns of their own, once or twice', () => {
		const three = `${TIME},,,日立,日立\n年,月,日,平均気温(℃),平均気温(℃)\n,,,,品質情報\n2026,4,1,11.8,8\n`;
		expect(temperatures(recordsOf(readText(three))[0]!)).toEqual([11.8]);
		const six = recordsOf(read('jma-daily/six_date_columns.csv'));
		expect(six.map((record) => [record.label, temperatures(record)])).toEqual([
			['日立', [11.8, 9.5]]
		]);
	});

	it('a normal, a difference from it and last year stand beside the value and are not read', () => {
		const heads = Array.from({ length: 5 }, () => '平均気温(℃)').join();
		const names = Array.from({ length: 5 }, () => '日立').join();
		const text = `${TIME},${names}\n年月日,${heads}\n,,品質情報,均質番号,平年値(℃),平年差(℃)\n2026/4/1,11.8,8,1,9.9,1.9\n`;
		const records = recordsOf(readText(text));
		expect(records.map(temperatures)).toEqual([[11.8]]);
	});

	it('without the columns of quality the sign behind a figure says it', () => {
		const days = ['11.8', '10.2 )', '9.1 ]', '8.0 #', '×', '///', ''];
		const lines = days.map((cell, index) => `2026/4/${index + 1},${cell}`).join('\n');
		const outcome = readText(`${TIME},日立\n年月日,平均気温(℃)\n,\n${lines}\n`);
		expect(temperatures(recordsOf(outcome)[0]!)).toEqual([
			...[11.8, 10.2, null, null, null, null, null]
		]);
		expect(findingOf(outcome, 'weather.nearly_complete').params).toMatchObject({
			days: '2026-04-02'
		});
	});
});

describe('quality', () => {
	const withQuality = (...lines: string[]) =>
		readText(
			`${TIME},日立,日立,日立\n年月日,平均気温(℃),平均気温(℃),平均気温(℃)\n,,品質情報,均質番号\n${lines.join('\n')}\n`
		);

	it('8 and 5 are used, 4, 2, 1 and 0 are gaps', () => {
		const lines = [8, 5, 4, 2, 1, 0].map((quality, at) => `2026/4/${at + 1},10.${at},${quality},1`);
		const outcome = withQuality(...lines);
		expect(temperatures(recordsOf(outcome)[0]!)).toEqual([10, 10.1, null, null, null, null]);
		expect(findingOf(outcome, 'weather.nearly_complete').severity).toBe('note');
		expect(findingOf(outcome, 'weather.days_missing').params.count).toBe(4);
	});

	it('another homogeneity number is named with its day', () => {
		const outcome = withQuality('2026/4/1,10,8,1', '2026/4/2,11,8,2');
		expect(findingOf(outcome, 'weather.homogeneity').params.day).toBe('2026-04-02');
	});

	it('a day that stands twice counts once; the second is rejected', () => {
		const outcome = withQuality('2026/4/1,10,8,1', '2026/4/1,11,8,1', '2026/4/31,9,8,1');
		expect(temperatures(recordsOf(outcome)[0]!)).toEqual([10]);
		expect(rejectedOf(outcome).map(({ finding }) => finding.code)).toEqual([
			'weather.day_twice',
			'date.unreadable'
		]);
	});
});

describe('weather of another kind is refused with the reason', () => {
	it('months', () => {
		const text = `${TIME},日立,日立\n年月,平均気温(℃),平均気温(℃)\n,,品質情報\n2026/4,11.8,8\n`;
		expect(codesOf(readText(text))).toContain('weather.not_daily');
	});

	it('stretches of days in six columns', () => {
		const text = `${TIME}集計開始,,,集計終了,,,日立\n年,月,日,年,月,日,平均気温(℃)\n2026,4,1,2026,4,10,11.8\n`;
		expect(codesOf(readText(text))).toContain('weather.not_daily');
	});

	it('rain alone', () => {
		const text = `${TIME},日立,日立\n年月日,降水量の合計(mm),降水量の合計(mm)\n,,品質情報\n2026/4/1,0.5,8\n`;
		expect(codesOf(readText(text))).toContain('weather.no_mean_temperature');
	});
});
