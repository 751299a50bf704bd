import { expect, it } from 'vitest';
import { finding } from '$lib/domain/finding';
import { kindsOf } from '$lib/features/findings/groups';

const at = (row: number) => ({ sheet: null, row, column: '使用量(kWh)' });
const gap = (row: number, message: string) => ({
	...finding('warning', 'bill.gap', {}, at(row)),
	message
});
const note = { ...finding('note', 'row.total_skipped', {}, at(9)), message: '合計' };
const blocking = { ...finding('blocking', 'unit.unknown'), message: '単位' };

it('the gravest come first, one kind together', () => {
	const kinds = kindsOf([note, gap(3, '3月'), blocking, gap(7, '7月')]);
	expect(kinds.map(({ code, count }) => [code, count])).toEqual([
		['unit.unknown', 1],
		['bill.gap', 2],
		['row.total_skipped', 1]
	]);
	expect(kinds[1]?.sentences.map(({ message }) => message)).toEqual(['3月', '7月']);
});

it('the same sentence stands once, with each of its places once', () => {
	const [kind] = kindsOf([gap(3, 'x'), gap(5, 'x'), gap(3, 'x')]);
	expect(kind).toMatchObject({ count: 3, sentences: [{ places: [{ row: 3 }, { row: 5 }] }] });
});

it('what has no place has none', () => {
	expect(kindsOf([blocking])[0]?.sentences[0]?.places).toEqual([]);
	expect(kindsOf([])).toEqual([]);
});
