import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { eachRow, type Delimiter } from '$lib/importers/text/csv';

const split = (text: string, delimiter: Delimiter = ',') => {
	const rows: string[][] = [];
	const findings = eachRow(text, delimiter, (cells) => void rows.push(cells));
	return { rows, codes: findings.map(({ code }) => code), findings };
};

describe('rows', () => {
	it('end with LF, CRLF, CR and any mixture of them', () => {
		expect(split('a,b\r\nc,d\ne,f\rg,h').rows).toEqual([
			['a', 'b'],
			['c', 'd'],
			['e', 'f'],
			['g', 'h']
		]);
	});
	it('blank lines count, so that a row number is that of a spreadsheet', () => {
		expect(split('a\n\nb\n').rows).toEqual([['a'], [''], ['b']]);
	});
	it('a last cell may be empty', () =>
		expect(split('a,\nb,').rows).toEqual([
			['a', ''],
			['b', '']
		]));
	it('a quote inside a cell is text', () =>
		expect(split('12" pipe,1').rows).toEqual([['12" pipe', '1']]));
	it('text behind a closing quote is kept, with a warning', () => {
		expect(split('"a"b,c').rows).toEqual([['ab', 'c']]);
		expect(split('"a"b,c').codes).toEqual(['csv.quote_malformed']);
	});
	it('a quote that never closes ends the reading with its line', () => {
		const { rows, findings } = split('a,b\nc,"d\ne,f\n');
		expect(rows).toEqual([['a', 'b']]);
		expect(findings[0]).toMatchObject({
			code: 'csv.unclosed_quote',
			severity: 'blocking',
			params: { line: 2 }
		});
	});
	it('more than 1,000 columns end the reading', () => {
		expect(split(','.repeat(999)).codes).toEqual([]);
		expect(split(','.repeat(1000)).codes).toEqual(['table.too_many_columns']);
	});
	it('64 MB of stray quotes neither hang nor grow', () => {
		const { codes } = split(`"${'a"b'.repeat(2_000_000)}`);
		expect(codes).toContain('csv.field_too_long');
	});
});

describe('against papaparse', () => {
	const cell = fc.string({
		unit: fc.constantFrom('a', 'あ', '"', ',', '\n', ' ', '1', ';', '\t'),
		maxLength: 6
	});
	const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
		minLength: 1,
		maxLength: 6
	});

	it.each([',', '\t', ';'] as const)('a table printed by it is read back (%j)', (delimiter) => {
		const law = (rows: string[][], newline: string) => {
			const text = Papa.unparse(rows, { delimiter, newline, quotes: true });
			expect(split(text, delimiter).rows).toEqual(rows);
		};
		fc.assert(fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), law), {
			seed: 20260401,
			numRuns: 300
		});
	});
});
