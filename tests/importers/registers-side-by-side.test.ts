import { describe, expect, it } from 'vitest';
import { MISSING } from '$lib/domain/readings/load-day';
import { isoDay } from '$lib/domain/time/day';
import type { Mapping } from '$lib/importers/importer';
import { codesOf, findingOf, quantityOf, readText, recordsOf } from './documents';

/** A plant of one shift over three days, and its counter at the end of each hour. */
const USES = Array.from({ length: 72 }, (_, hour) => (hour % 24 < 8 ? 2 : 9));
const ENDS = USES.map((_, at) => 40_000 + USES.slice(0, at + 1).reduce((a, b) => a + b, 0));
/** At the beginning of each hour. */
const BEGINS = ENDS.map((value, at) => value - USES[at]!);
const DAYS = ['2026/04/01', '2026/04/02', '2026/04/03'];
const HOURS = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
const SLOTS = Array.from({ length: 24 }, (_, hour) => `${hour}:00～${hour + 1}:00`);

const text = (rows: unknown[][]) => rows.map((row) => row.join()).join('\n');
const wide = (headings: string[], values: number[]) =>
	text([
		['年月日', ...headings, '合計(kWh)'],
		...DAYS.map((day, at) => [day, ...values.slice(at * 24, at * 24 + 24), ''])
	]);
const matrix = (headings: string[], values: number[]) =>
	text([
		['時刻(kWh)', ...DAYS],
		...headings.map((hour, at) => [hour, ...DAYS.map((_, day) => values[day * 24 + at])])
	]);

const mapping = (shape: 'wide_day' | 'matrix', figures?: Mapping['figures']): Mapping => ({
	...{ headerRow: 1, shape, carrier: 'electricity' },
	...(shape === 'matrix' && { slotMinutes: 60 as const, stamp: 'start' as const }),
	...(figures && { figures }),
	columns: [{ index: 0, means: shape === 'matrix' ? 'time' : 'date' }]
});

/** All but the first hour, whose counter has none before it. */
const USED = USES.slice(1).reduce((a, b) => a + b, 0);

describe('a counter in a table of a row a day', () => {
	it('is asked about, not added up', () => {
		const outcome = readText(wide(SLOTS, ENDS));
		expect(outcome.status).toBe('needs_mapping');
		expect(findingOf(outcome, 'table.rising')).toMatchObject({
			severity: 'blocking',
			where: { row: 2 }
		});
	});

	it('is what the person says it is', () => {
		const counted = readText(wide(SLOTS, ENDS), { mapping: mapping('wide_day', 'register') });
		const [record] = recordsOf(counted);
		expect(quantityOf(record!)).toBe(USED);
		expect([...record!.days[0]!.slots.slice(0, 3)]).toEqual([MISSING, 2, 2]);
		const use = readText(wide(SLOTS, ENDS), { mapping: mapping('wide_day', 'use') });
		expect(quantityOf(recordsOf(use)[0]!)).toBe(ENDS.reduce((a, b) => a + b, 0));
		expect(codesOf(use)).not.toContain('table.rising');
	});

	it('under times of reading gives the use of the hour before each', () => {
		const outcome = readText(wide(HOURS, BEGINS), { mapping: mapping('wide_day', 'register') });
		const [record] = recordsOf(outcome);
		expect(quantityOf(record!)).toBe(USES.slice(0, -1).reduce((a, b) => a + b, 0));
		expect(record!.days.map(({ day }) => isoDay(day))).toEqual([
			'2026-04-01',
			'2026-04-02',
			'2026-04-03'
		]);
		expect([...record!.days[0]!.slots.slice(6, 10)]).toEqual([2, 2, 9, 9]);
		expect(record!.days[2]!.slots[23]).toBe(MISSING);
	});
});

describe('a counter in a table of days across', () => {
	it('is named while nobody has said what the figures are', () => {
		const outcome = readText(matrix(SLOTS, ENDS), { mapping: mapping('matrix') });
		expect(findingOf(outcome, 'table.rising').severity).toBe('warning');
	});

	it('is what the person says it is', () => {
		for (const [headings, values, used] of [
			[SLOTS, ENDS, USED],
			[HOURS, BEGINS, USES.slice(0, -1).reduce((a, b) => a + b, 0)]
		] as const) {
			const said = { mapping: mapping('matrix', 'register') };
			expect(quantityOf(recordsOf(readText(matrix([...headings], [...values]), said))[0]!)).toBe(
				used
			);
		}
	});
});

describe('a true load', () => {
	it('is never taken for a counter, whatever its shape', () => {
		expect(codesOf(readText(wide(SLOTS, USES)))).not.toContain('table.rising');
		const across = readText(matrix(SLOTS, USES), { mapping: mapping('matrix') });
		expect(codesOf(across)).not.toContain('table.rising');
		const rising = Array.from({ length: 72 }, (_, at) => at % 24);
		expect(codesOf(readText(wide(SLOTS, rising)))).not.toContain('table.rising');
	});
});
