import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { hasBit } from '$lib/domain/readings/slot-bits';
import { MISSING, type LoadDay } from '$lib/domain/readings/load-day';
import { codesOf, findingOf, quantityOf, read, readText, recordsOf } from '../documents';

/** Slots of a day that are marked as estimated. */
const estimatedSlots = ({ slots, estimated }: LoadDay) =>
	[...slots.keys()].filter((slot) => hasBit(estimated ?? null, slot));

/** A day of hours of 1 kWh; `marks` by hour. */
const hours = (heading: string, marks: Record<number, string>, otherwise: string) =>
	readText(
		[
			`日時,使用量(kWh),${heading}`,
			...Array.from({ length: 24 }, (_, hour) =>
				[`2026/04/01 ${hour}:00`, 1, marks[hour] ?? otherwise].join()
			)
		].join('\n')
	);

describe('readings that the file marks as estimated', () => {
	it.each([
		['データ区分', { 3: '推定', 4: '推定' }, '確定'],
		['状態', { 3: '補完値', 4: '推計' }, '実測'],
		['E/A', { 3: 'E', 4: 'e' }, 'A'],
		['推定', { 3: '○', 4: '1' }, ''],
		['status', { 3: 'Estimated', 4: 'EST' }, 'Actual']
	])('keep their figures and the mark, by the column %s', (heading, marks, otherwise) => {
		const outcome = hours(heading, marks, otherwise);
		const [record] = recordsOf(outcome);
		expect(estimatedSlots(record!.days[0]!)).toEqual([3, 4]);
		expect(quantityOf(record!)).toBe(24);
		const found = findingOf(outcome, 'reading.estimated');
		expect([found.severity, found.params.count, found.where?.row]).toEqual(['note', 2, 5]);
	});

	it('a day without a mark of estimation says nothing of it', () => {
		const outcome = hours('データ区分', {}, '確定');
		expect(recordsOf(outcome)[0]!.days[0]!.estimated ?? null).toBeNull();
		expect(codesOf(outcome)).not.toContain('reading.estimated');
	});

	it('a 0 beside 欠測 is missing and no measured 0', () => {
		const outcome = hours('データ区分', { 7: '欠測' }, '確定');
		const [record] = recordsOf(outcome);
		expect(record!.days[0]!.slots[7]).toBe(MISSING);
		expect(findingOf(outcome, 'reading.missing').params.count).toBe(1);
	});
});

it('a table of a row a day may mark whole days', () => {
	const headings = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
	const row = (day: string, mark: string) => [day, mark, ...headings.map(() => 1)].join();
	const outcome = readText(
		[
			['年月日', 'データ区分', ...headings].join(),
			row('2026/04/01', '確定'),
			row('2026/04/02', '推定')
		].join('\n'),
		{ unit: 'kWh' }
	);
	const marked = recordsOf(outcome)[0]!.days.map((day) => [
		isoDay(day.day),
		estimatedSlots(day).length
	]);
	expect(marked).toEqual([
		['2026-04-01', 0],
		['2026-04-02', 24]
	]);
});

it('marks between the half-hours of a British table go with the half-hour before them', () => {
	const outcome = read('wide-days/british_flags_estimated.csv');
	const [record] = recordsOf(outcome);
	expect(estimatedSlots(record!.days[0]!)).toEqual([10, 47]);
	expect(codesOf(outcome)).not.toContain('column.slots_skipped');
});
