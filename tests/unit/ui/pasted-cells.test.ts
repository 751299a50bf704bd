import { expect, it } from 'vitest';
import { cellsOf } from '$lib/ui/pasted-cells';

it.each([
	['a column of Excel', '1,200\r\n1,180\r\n\r\n990\r\n', ['1,200', '1,180', '', '990']],
	['a row of Excel', '1\t2\t\t4', ['1', '2', '', '4']],
	['one cell', ' 12 ', ['12']]
])('%s gives its cells', (_, text, cells) => {
	expect(cellsOf(text).flat()).toEqual(cells);
});
