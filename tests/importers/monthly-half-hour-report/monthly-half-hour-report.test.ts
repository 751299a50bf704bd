import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { codesOf, findingOf, quantityOf, read, readText, recordsOf } from '../documents';

describe('a month of 30 days with a title in full-width digits', () => {
	const outcome = read('monthly-half-hour-report/june_full_width_cp932.csv');
	const [record] = recordsOf(outcome);

	it('has 30 days; the empty column 31日 is none', () => {
		const days = record!.days.map(({ day }) => isoDay(day));
		expect([days.length, days[0], days[29]]).toEqual([30, '2026-06-01', '2026-06-30']);
	});
	it('is summed without the column and the row 合計, which agree', () => {
		// Day d holds 1 + (slot mod 4) + d / 100: 48 × (2.5 + d / 100) a day.
		expect(quantityOf(record!)).toBe(30 * 120 + 0.48 * 465);
		expect(codesOf(outcome)).toEqual(['row.total_skipped', 'unit.not_printed']);
	});
});

it('February of a leap year, without totals', () => {
	const [record] = recordsOf(read('monthly-half-hour-report/leap_february_utf8bom.csv'));
	expect(isoDay(record!.days.at(-1)!.day)).toBe('2024-02-29');
	expect(quantityOf(record!)).toBe(3688.8);
});

const headings = Array.from({ length: 31 }, (_, day) => `${day + 1}日`).join(',');
const row = (slot: string, total: string) => `,${slot}${',1'.repeat(31)},${total}`;

it('figures under a day that the month does not have are pointed out, not moved', () => {
	const text = `令和8年6月分\n,時間,${headings},合計\n${row('0:00-0:30', '30')}\n`;
	const outcome = readText(text);
	expect(quantityOf(recordsOf(outcome)[0]!)).toBe(30);
	expect(findingOf(outcome, 'date.not_in_month').where).toMatchObject({ row: 3, column: '31日' });
});

it('a 合計 that disagrees with its row is pointed out', () => {
	const text = `2026年7月分\n,時間,${headings},合計\n${row('0:00～0:30', '32')}\n`;
	expect(findingOf(readText(text), 'total.disagrees').params).toEqual({ printed: 32, summed: 31 });
});
