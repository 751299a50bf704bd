import { describe, expect, it } from 'vitest';
import { readText, recordsOf } from '../documents';

const nights = (headings: string, row: string) =>
	recordsOf(readText(`年月,${headings}\n2022/06,${row}`)).flatMap((record) =>
		record.bills.map(({ bill }) => bill.nightQuantity ?? null)
	);

describe('what a bill says was used at night', () => {
	it('is the column 夜間, beside 昼間 or beside their total', () => {
		const night = { coefficient: 30, scale: 0 };
		expect(nights('昼間使用量(kWh),夜間使用量(kWh)', '100,30')).toEqual([night]);
		expect(nights('昼間使用量(kWh),夜間使用量(kWh),合計(kWh)', '100,30,130')).toEqual([night]);
		expect(nights('デイタイム(kWh),ナイトタイム(kWh)', '100,30')).toEqual([night]);
	});

	it('is not known where the parts contradict the total', () => {
		expect(nights('昼間使用量(kWh),夜間使用量(kWh),合計(kWh)', '100,30,140')).toEqual([null]);
	});

	it('is not known where the hours are parted otherwise', () => {
		expect(nights('平日(kWh),休日(kWh)', '100,30')).toEqual([null]);
		expect(nights('昼間(kWh),朝晩(kWh),夜間(kWh)', '100,20,30')).toEqual([null]);
		expect(nights('電力使用量(kWh)', '130')).toEqual([null]);
	});
});
