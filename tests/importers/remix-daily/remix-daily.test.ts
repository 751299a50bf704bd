import { expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { codesOf, findingOf, quantityOf, read, recordsOf } from '../documents';

it('the total counts; day and night are not added to it', () => {
	const outcome = read('remix-daily/leap_day_cp932.csv');
	const [record, ...others] = recordsOf(outcome);
	expect(others).toEqual([]);
	expect(quantityOf(record!)).toBe(10.5 + 11.5 + 12.5 + 13.5 + 12);
	expect(record!.days.map(({ day }) => isoDay(day))).toEqual([
		'2024-02-27',
		'2024-02-28',
		'2024-02-29',
		'2024-03-01',
		'2024-03-03'
	]);
	expect(findingOf(outcome, 'reading.missing').where).toMatchObject({ row: 6 });
});

it('a total that is not day and night is pointed out', () => {
	const found = findingOf(read('remix-daily/leap_day_cp932.csv'), 'total.disagrees');
	expect(found.params).toEqual({ printed: 12, summed: 11 });
	expect(found.where).toMatchObject({ row: 7 });
});

it('columns in another order, full-width brackets and quotes', () => {
	const outcome = read('remix-daily/other_order_utf8bom.csv');
	expect(quantityOf(recordsOf(outcome)[0]!)).toBe(10.5);
	expect(codesOf(outcome)).toEqual([]);
});
