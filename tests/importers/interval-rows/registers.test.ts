import { describe, expect, it } from 'vitest';
import type { Mapping } from '$lib/importers/importer';
import { codesOf, findingOf, quantityOf, readText, recordsOf } from '../documents';

/** Hours from 2025-06-01 0:00 on. */
function hours(heading: string, values: readonly (number | string)[]): string {
	const rows = values.map((value, index) => {
		const stamp = new Date(Date.UTC(2025, 5, 1) + index * 3_600_000).toISOString();
		return `${stamp.slice(0, 10)} ${stamp.slice(11, 16)},${value}`;
	});
	return [`日時,${heading}`, ...rows].join('\n');
}

/** A plant of one shift, and its counter, which goes through zero on the first day. */
const USES = Array.from({ length: 72 }, (_, index) => (index % 24 < 8 ? 2 : 9));
const COUNTER = USES.map(
	(_, at) => (99_960 + USES.slice(0, at + 1).reduce((a, b) => a + b, 0)) % 100_000
);

const by = (means: 'quantity' | 'register', unit?: string): Mapping => ({
	headerRow: 1,
	columns: [
		{ index: 0, means: 'date' },
		{ index: 1, means, ...(unit ? { unit } : {}) }
	],
	shape: 'rows',
	carrier: 'electricity'
});

describe('a counter read every hour', () => {
	it('gives the use of each hour before its stamp, and goes on through zero', () => {
		const outcome = readText(hours('積算電力量(kWh)', COUNTER));
		const [record] = recordsOf(outcome);
		expect(quantityOf(record!)).toBe(USES.slice(1).reduce((a, b) => a + b, 0));
		expect([...record!.days[0]!.slots.slice(0, 4)]).toEqual(USES.slice(1, 5));
		expect(findingOf(outcome, 'reading.register_rolled_over').params).toEqual({ count: 1 });
		expect(codesOf(outcome)).toContain('register.read');
	});

	it('under a heading of use is asked about, not added up', () => {
		const outcome = readText(hours('使用電力量(kWh)', COUNTER));
		expect(outcome.status).toBe('needs_mapping');
		expect(findingOf(outcome, 'column.rising').params).toEqual({ column: '使用電力量(kWh)' });
	});

	it('is what the person says it is', () => {
		const text = hours('使用電力量(kWh)', COUNTER);
		const counter = recordsOf(readText(text, { mapping: by('register') }));
		expect(quantityOf(counter[0]!)).toBe(USES.slice(1).reduce((a, b) => a + b, 0));
		const use = recordsOf(readText(text, { mapping: by('quantity') }));
		expect(quantityOf(use[0]!)).toBe(COUNTER.reduce((a, b) => a + b, 0));
	});

	it('times its multiplier', () => {
		const text = hours(
			'積算電力量(kWh),乗率',
			COUNTER.map((value) => `${value},120`)
		);
		const [record] = recordsOf(readText(text));
		expect(quantityOf(record!)).toBe(120 * USES.slice(1).reduce((a, b) => a + b, 0));
	});

	it('that falls leaves the slot missing and names its row', () => {
		const exchanged = COUNTER.map((value, at) => (at < 40 ? value : at));
		expect(
			findingOf(readText(hours('積算電力量(kWh)', exchanged)), 'reading.register_fell')
		).toMatchObject({ params: { count: 1 }, where: { row: 42 } });
	});
});

describe('power under half-hours', () => {
	const text = hours('電力(kW)', USES).replaceAll(':00,', ':00,');

	it('is asked about, and times the hours where a person names its unit', () => {
		expect(readText(text).status).toBe('needs_mapping');
		expect(codesOf(readText(text))).toContain('unit.kw_not_kwh');
		expect(readText(text, { mapping: by('quantity') }).status).toBe('needs_mapping');
		const half = text.replace(/(\d{2}):00,/g, (_, hour: string) =>
			Number(hour) % 2
				? `${String((Number(hour) - 1) / 2).padStart(2, '0')}:30,`
				: `${String(Number(hour) / 2).padStart(2, '0')}:00,`
		);
		const day = half.split('\n').slice(0, 25).join('\n');
		const outcome = readText(day, { mapping: by('quantity', 'kW') });
		expect(quantityOf(recordsOf(outcome)[0]!)).toBe(
			USES.slice(0, 24).reduce((a, b) => a + b, 0) / 2
		);
		expect(findingOf(outcome, 'reading.power_times_hours').params).toMatchObject({ minutes: 30 });
	});

	it('the hours of an hour change nothing', () => {
		const outcome = readText(text, { mapping: by('quantity', 'kW') });
		expect(quantityOf(recordsOf(outcome)[0]!)).toBe(USES.reduce((a, b) => a + b, 0));
	});
});

it('stamps that begin with the length of a slot are ends, and said so', () => {
	const ends = hours('使用量(kWh)', [...USES, 2])
		.split('\n')
		.filter((_, at) => at !== 1)
		.join('\n');
	expect(findingOf(readText(ends), 'reading.stamps_end')).toMatchObject({
		severity: 'note',
		params: { stamp: '1:00' }
	});
	expect(codesOf(readText(hours('使用量(kWh)', USES)))).not.toContain('reading.stamps_end');
});
