import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { MISSING } from '$lib/domain/readings/load-day';
import { codesOf, findingOf, quantityOf, readText, recordsOf, rejectedOf } from '../documents';

/** `count` stamps of `step` minutes from an instant on, printed with the offset. */
function table(first: string, offsetMinutes: number, { count = 96, step = 30 } = {}) {
	const sign = offsetMinutes < 0 ? '-' : '+';
	const size = Math.abs(offsetMinutes);
	const two = (number: number) => String(number).padStart(2, '0');
	const offset = `${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
	const lines = Array.from({ length: count }, (_, at) => {
		const printed = new Date(Date.parse(first) + (at * step + offsetMinutes) * 60_000);
		return `${printed.toISOString().slice(0, 19)}${offsetMinutes === 0 ? 'Z' : offset},${at + 1}`;
	});
	return ['timestamp,usage (kWh)', ...lines].join('\n');
}

/** Day, first and last filled slot. */
const filled = (text: string) =>
	recordsOf(readText(text))[0]!.days.map(({ day, slots }) => {
		const known = [...slots.keys()].filter((slot) => slots[slot] !== MISSING);
		return [isoDay(day), known[0], known.at(-1)];
	});

describe('stamps of another offset than Japan’s', () => {
	it('are the slots of a day in Japan, with a note that says so once', () => {
		const text = table('2026-03-31T15:00:00Z', 0);
		expect(filled(text)).toEqual([
			['2026-04-01', 0, 47],
			['2026-04-02', 0, 47]
		]);
		const outcome = readText(text);
		expect(codesOf(outcome).filter((code) => code === 'reading.offset_converted')).toHaveLength(1);
		expect(findingOf(outcome, 'reading.offset_converted')).toMatchObject({
			severity: 'note',
			where: { row: 2, column: 'timestamp' },
			params: { offset: 'Z', printed: '2026-03-31T15:00:00Z', local: '2026-04-01 0:00' }
		});
		expect(quantityOf(recordsOf(outcome)[0]!)).toBe((96 * 97) / 2);
	});
	it('that begin at 0:00 of their own day are starts, and go over three days in Japan', () => {
		expect(filled(table('2026-04-01T00:00:00Z', 0))).toEqual([
			['2026-04-01', 18, 47],
			['2026-04-02', 0, 47],
			['2026-04-03', 0, 17]
		]);
	});
	it('may change with the clocks: every row says its own', () => {
		const winter = table('2026-03-29T00:00:00Z', 0, { count: 2 });
		const summer = table('2026-03-29T01:00:00Z', 60, { count: 46 }).split('\n').slice(1);
		expect(filled([winter, ...summer].join('\n'))).toEqual([
			['2026-03-29', 18, 47],
			['2026-03-30', 0, 17]
		]);
	});
	it('of Japan are read as they stand, without a word', () => {
		const text = table('2026-03-31T15:00:00Z', 540);
		expect(filled(text)[0]).toEqual(['2026-04-01', 0, 47]);
		expect(codesOf(readText(text))).not.toContain('reading.offset_converted');
	});
	it('that do not meet the hours of Japan are not put into slots they do not fill', () => {
		const hours = table('2026-03-31T18:30:00Z', 330, { count: 48, step: 60 });
		const days = table('2026-04-01T00:00:00Z', 0, { count: 10, step: 1440 });
		for (const outcome of [readText(hours), readText(days)]) {
			expect(recordsOf(outcome)).toEqual([]);
			expect(new Set(rejectedOf(outcome).map(({ finding }) => finding.code))).toEqual(
				new Set(['reading.off_grid'])
			);
			expect(codesOf(outcome)).toContain('table.nothing_readable');
		}
	});
});
