import { describe, expect, it } from 'vitest';
import { decode } from '$lib/importers/decode';
import { readDocument } from '$lib/importers/registry';

const OPTIONS = {
	...{ readingDay: null, mapping: null, carrier: null, unit: null, layout: null },
	maxRows: 2_000_000
};

function table(heading: string, days: number): Uint8Array {
	const lines = Array.from({ length: days * 48 }, (_, slot) => {
		const stamp = new Date(Date.UTC(1990, 0, 1) + slot * 1_800_000).toISOString();
		return `${stamp.slice(0, 10)} ${stamp.slice(11, 16)},${(slot % 97) / 10}`;
	});
	return new TextEncoder().encode([heading, ...lines].join('\r\n'));
}

function total(bytes: Uint8Array) {
	const outcome = readDocument(bytes, 'table.csv', OPTIONS);
	if (outcome.status !== 'read') throw new Error(outcome.status);
	const [set] = outcome.reading.records;
	const tenths = set!.days.flatMap((day) =>
		[...day.slots].map((slot) => slot * 10 ** (1 - day.scale))
	);
	return { carrier: set!.carrier, days: set!.days.length, first: set!.days[0]!.firstRow, tenths };
}

describe('a table too long to be decoded twice', () => {
	const days = 5_000;
	const japanese = table('日時,使用量(kWh)', days);
	const english = table('time,electricity (kWh)', days);

	it('is read as its short twin is, Japanese head or not', () => {
		expect(japanese.length).toBeGreaterThan(4_000_000);
		const read = total(japanese);
		expect(read).toEqual(total(english));
		expect(read.days).toBe(days);
		expect(read.tenths.slice(0, 48)).toEqual(
			total(table('日時,使用量(kWh)', 2)).tenths.slice(0, 48)
		);
	});

	it('keeps the words of its head, and its figures as they stand', () => {
		const decoded = decode(japanese, 'table.csv');
		if (!('document' in decoded)) throw new Error('refused');
		expect(decoded.document.head[0]).toEqual(['日時', '使用量(kWh)']);
		expect(decoded.document.text.endsWith(`23:30,${((days * 48 - 1) % 97) / 10}`)).toBe(true);
	});

	it('with Japanese further down is decoded as a whole', () => {
		const note = new TextEncoder().encode('\r\n2099-01-01 00:00,休止');
		const bytes = new Uint8Array([...japanese, ...note]);
		const decoded = decode(bytes, 'table.csv');
		if (!('document' in decoded)) throw new Error('refused');
		expect(decoded.document.text.endsWith('休止')).toBe(true);
	});
});
