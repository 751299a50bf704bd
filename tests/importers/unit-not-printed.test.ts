import { describe, expect, it } from 'vitest';
import type { Mapping } from '$lib/importers/importer';
import { codesOf, findingOf, quantityOf, read, readText, recordsOf } from './documents';

const HOURS = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
/** Two days of hours of 2, a row a day or a column a day. */
const WIDE = [
	['年月日', ...HOURS],
	...['2026/04/01', '2026/04/02'].map((day) => [day, ...HOURS.map(() => 2)])
];
const MATRIX = [['時刻', '2026/04/01', '2026/04/02'], ...HOURS.map((hour) => [hour, 2, 2])];
const text = (rows: unknown[][], title = '') =>
	[...(title ? [title] : []), ...rows.map((row) => row.join())].join('\n');

const matrix = (unit?: string, headerRow = 1): Mapping => ({
	...{ headerRow, shape: 'matrix', carrier: 'electricity', slotMinutes: 60 },
	columns: [
		{ index: 0, means: 'time' },
		...(unit ? [{ index: 1, means: 'quantity' as const, unit }] : [])
	]
});

describe('a table that prints no unit', () => {
	it('of days across says that it was read in kWh, and what its first day comes to', () => {
		const outcome = readText(text(MATRIX), { mapping: matrix() });
		expect(quantityOf(recordsOf(outcome)[0]!)).toBe(96);
		expect(findingOf(outcome, 'unit.not_printed')).toMatchObject({
			severity: 'warning',
			params: { unit: 'kWh', day: '2026-04-01', total: 48 }
		});
	});
	it('of a row a day says so where the metering point told the unit', () => {
		const outcome = readText(text(WIDE), { carrier: 'electricity', unit: 'kWh' });
		expect(findingOf(outcome, 'unit.not_printed').params).toMatchObject({ total: 48 });
	});
	it('of a known supplier says so as a note', () => {
		const outcome = read('hokkaido-matrix/new_year_cp932.csv');
		expect(findingOf(outcome, 'unit.not_printed').severity).toBe('note');
	});
});

describe('a table whose unit is known says nothing', () => {
	it.each([
		['printed in a title', text(MATRIX, '電力使用量（ｋＷｈ）'), matrix(undefined, 2)],
		['said by a person', text(MATRIX), matrix('kWh')]
	])('%s', (_, content, mapping) => {
		const outcome = readText(content, { mapping });
		expect(quantityOf(recordsOf(outcome)[0]!)).toBe(96);
		expect(codesOf(outcome)).not.toContain('unit.not_printed');
	});
	it('printed above a row a day', () => {
		const outcome = readText(text(WIDE, '30分電力量(kWh)'));
		expect(codesOf(outcome)).not.toContain('unit.not_printed');
	});
	it('a price in yen per kWh does not name it', () => {
		const outcome = readText(text(MATRIX, '単価,20円/kWh'), { mapping: matrix(undefined, 2) });
		expect(codesOf(outcome)).toContain('unit.not_printed');
	});
});
