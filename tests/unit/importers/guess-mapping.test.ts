import { describe, expect, it } from 'vitest';
import { decode } from '$lib/importers/decode';
import { guessMapping } from '$lib/importers/mapping/guess-mapping';
import { headerShape, remapped, shapesIn, taughtTable } from '$lib/importers/mapping/header-shape';
import type { Document, Mapping } from '$lib/importers/importer';

function table(...lines: string[]): Document {
	const decoded = decode(new TextEncoder().encode(lines.join('\r\n')), 'made.csv');
	if (!('document' in decoded)) throw new Error('no table');
	return decoded.document;
}

const meansOf = ({ columns }: Mapping) =>
	columns.map(({ index, means, unit, carrier }) => [index, means, unit, carrier]);

describe('what an unknown table probably means', () => {
	it('a yearly table by site: the name, and its energies in their units', () => {
		const { mapping } = guessMapping(
			table('事業所名,電気(GJ),化石燃料(GJ)', '本社,10432,9214', '工場,10774,11768')
		);
		expect(mapping).toMatchObject({ headerRow: 1, shape: 'rows', rowIs: 'bill' });
		// What the other column is must be asked.
		expect(mapping.carrier).toBe('');
		expect(meansOf(mapping)).toEqual([
			[0, 'label', undefined, undefined],
			[1, 'quantity', 'GJ', 'electricity'],
			[2, 'quantity', 'GJ', undefined]
		]);
	});
	it('headings that say nothing: the column of dates and the only column of figures', () => {
		const { mapping } = guessMapping(
			table('区分,A,B', '甲,2026/04,120', '甲,2026/05,130', '甲,2026/06,140')
		);
		expect(meansOf(mapping).map(([index, means]) => [index, means])).toEqual([
			[1, 'date'],
			[2, 'quantity']
		]);
		expect(mapping.carrier).toBe('');
	});
	it('units in a row of their own are said, and their row is left out', () => {
		const { mapping } = guessMapping(table('年月,使用量', ',(千kWh)', '2026/04,1.2'));
		expect(mapping).toMatchObject({ headerRow: 1, skipRows: [2] });
		expect(meansOf(mapping)[1]).toEqual([1, 'quantity', '千kWh', undefined]);
	});
	it('beside the one column that is their total, parts are not read', () => {
		const { mapping } = guessMapping(table('年月,昼間(kWh),夜間(kWh),合計(kWh)', '2026/04,1,2,3'));
		expect(meansOf(mapping).map(([index]) => index)).toEqual([0, 3]);
	});
	it('a table without headings begins with its first row', () => {
		expect(guessMapping(table('2026/04,18', '2026/05,19')).mapping.headerRow).toBe(0);
	});
	it('times side by side are a row a day, days side by side a matrix', () => {
		const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`).join(',');
		const wide = guessMapping(table(`区分,${hours}`, `2026/4/1,${Array(24).fill(1).join(',')}`));
		expect(wide.mapping).toMatchObject({
			shape: 'wide_day',
			columns: [{ index: 0, means: 'date' }]
		});
		expect(wide.columns.filter(({ run }) => run === 'slot')).toHaveLength(24);
		const matrix = guessMapping(table('時刻,2026/4/1,2026/4/2,計', '0:00～0:30,1,2,3'));
		expect(matrix.mapping).toMatchObject({
			shape: 'matrix',
			columns: [{ index: 0, means: 'time' }]
		});
		expect(matrix.columns.map(({ run }) => run)).toEqual([null, 'day', 'day', null]);
	});
	it('another row may be chosen for the headings', () => {
		const { mapping, columns } = guessMapping(table('a,b', '年月,電気(kWh)', '2026/04,1'), 1);
		expect(mapping.headerRow).toBe(1);
		expect(columns.map(({ header }) => header)).toEqual(['a', 'b']);
	});
});

describe('the shape of headings', () => {
	it('is the same in any width and case, and another in another order', () => {
		expect(headerShape(['年月', '使用量（ｋＷｈ）'])).toBe(
			headerShape(['年 月', '使用量(kWh)', ''])
		);
		expect(headerShape(['使用量', '年月'])).not.toBe(headerShape(['年月', '使用量']));
	});
	it('counts days side by side as one heading', () => {
		const april = headerShape(['時刻', '2026/4/1', '2026/4/2', '計']);
		expect(headerShape(['時刻', '2026/5/1', '2026/5/2', '2026/5/3', '計'])).toBe(april);
	});
	it('of a title alone says nothing', () => {
		expect(headerShape(['エネルギー使用量一覧', '', ''])).toBeNull();
	});
});

describe('a mapping that was given for another file', () => {
	const given: Mapping = {
		headerRow: 1,
		shape: 'rows',
		carrier: 'electricity',
		skipRows: [2, 3],
		period: { from: '2025-04-01', to: '2026-03-31' },
		columns: [{ index: 1, means: 'quantity' }]
	};
	const first = table('所属,量', ',(kWh)', '欠番,0', '本社,1');

	it('moves with its headings, and leaves out only what reads the same', () => {
		const { shape, ...taught } = taughtTable(first, given)!;
		const next = table('2026年度,', '所属,量', ',(kWh)', '倉庫,7', '本社,2');
		const headerRow = shapesIn(next).get(shape)!;
		const { skipRows, ...mapping } = remapped(next, { ...taught, mapping: given, headerRow });
		expect([headerRow, skipRows]).toEqual([2, [3]]);
		expect(mapping.columns).toEqual(given.columns);
	});
	it('does not take its period along', () => {
		const { shape, ...taught } = taughtTable(first, given)!;
		const headerRow = shapesIn(first).get(shape)!;
		expect(remapped(first, { ...taught, mapping: given, headerRow })).not.toHaveProperty('period');
	});
	it('is not remembered for a table without headings', () => {
		expect(taughtTable(first, { ...given, headerRow: 0 })).toBeNull();
	});
});
