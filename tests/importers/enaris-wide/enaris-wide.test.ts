import { expect, it } from 'vitest';
import { findingOf, quantityOf, read, readingsIn, recordsOf } from '../documents';

it('the place is named by the file’s name', () => {
	const outcome = read('enaris-wide/【エナリス】202506_使用実績_○○生涯学習館.csv');
	const [record] = recordsOf(outcome);
	expect(record!.label).toBe('○○生涯学習館');
	// Two days of 5 + (slot mod 5) / 5, less the last half-hour (23:30), which is empty and was 5.4.
	expect(quantityOf(record!)).toBe(511.8);
	expect(readingsIn(record!)).toEqual({ count: 96, missing: 1 });
	expect(findingOf(outcome, 'reading.missing').where).toMatchObject({ row: 3 });
});

it('two places of one file are two points, named by their numbers', () => {
	const records = recordsOf(read('enaris-wide/two_places_cp932.csv'));
	expect(records.map((record) => [record.label, quantityOf(record)])).toEqual([
		['D000001', 517.2],
		['D000002', 613.2]
	]);
});
