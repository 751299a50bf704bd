import { expect, it } from 'vitest';
import { readText, recordsOf } from '../documents';

const readings = (heading: string, ...cells: string[]) => {
	const rows = cells.map((cell, at) => `2025/0${at + 4},${300 + at},${cell}`);
	const [record] = recordsOf(readText([`年月,電気使用量(kWh),${heading}`, ...rows].join('\n')));
	return record!.bills.map(({ bill }) => bill.reading);
};

it('an estimated reading is told by its word, or by a mark in a column of that name', () => {
	expect(readings('検針区分', '実績', '推定', '')).toEqual(['actual', 'estimated', 'actual']);
	expect(readings('推定', '', '○', '1')).toEqual(['actual', 'estimated', 'estimated']);
	expect(readings('Estimated', 'no', 'yes', 'E')).toEqual(['actual', 'estimated', 'estimated']);
	expect(readings('検針区分', '1', '○', 'A')).toEqual(['actual', 'actual', 'actual']);
});

it('power fed in is sold, beside what was bought', () => {
	const text = '年月,電気使用量(kWh),Feed-in (kWh)\n2025/04,300,120';
	expect(recordsOf(readText(text)).map(({ carrier }) => carrier)).toEqual([
		'electricity',
		'electricity_export'
	]);
});
