import { describe, expect, it } from 'vitest';
import { decode } from '$lib/importers/decode';
import { workbook, type Cell, type MadeWorkbook } from '../../importers/made-workbook';

/** The first cell of a workbook as the table prints it. */
function printed(cell: Cell, options: MadeWorkbook = {}): string | undefined {
	const decoded = decode(workbook([{ rows: [[cell, 'x']] }], options), 'made.xlsx');
	if (!('workbook' in decoded)) throw new Error('no workbook');
	return decoded.workbook.documents[0].head[0]![0];
}

/** 2025-04-01 is day 45748 since 1900, as Excel and LibreOffice both show it. */
const DAY = 45_748;
const HALF_PAST_MIDNIGHT = 0.5 / 24;

describe('a cell is printed as what it is', () => {
	it.each<[format: string | number, value: number, text: string]>([
		['yyyy/m/d', DAY, '2025-04-01'],
		['yyyy"年"m"月"d"日"', DAY, '2025-04-01'],
		['[$-411]ggge"年"m"月"d"日"', DAY, '2025-04-01'],
		['[$-411]ge.m.d', DAY, '2025-04-01'],
		['[$-F800]dddd, mmmm dd, yyyy', DAY, '2025-04-01'],
		['d-mmm-yy', DAY, '2025-04-01'],
		['m/d', DAY, '2025-04-01'],
		['yyyy"年"m"月"', DAY, '2025-04'],
		['[$-411]ggge"年"m"月"', DAY, '2025-04'],
		['yyyy/mm', DAY, '2025-04'],
		['mmm-yy', DAY, '2025-04'],
		['m"月"', DAY, '2025-04']
	])('a date shown as %s', (format, value, text) => {
		expect(printed({ v: value, format })).toBe(text);
	});

	it.each([14, 15, 16, 27, 28, 29, 30, 31, 35, 36, 50, 51, 53, 54, 56, 57, 58])(
		'built-in format %i is a day',
		(format) => expect(printed({ v: DAY, format })).toBe('2025-04-01')
	);
	it.each([17, 34, 52, 55])('built-in format %i is a month', (format) =>
		expect(printed({ v: DAY, format })).toBe('2025-04')
	);

	it.each<[format: string | number, value: number, text: string]>([
		['yyyy/m/d h:mm', DAY, '2025-04-01 00:00'],
		[22, DAY, '2025-04-01 00:00'],
		['yyyy-mm-dd hh:mm:ss', DAY + HALF_PAST_MIDNIGHT, '2025-04-01 00:30'],
		['yyyy/m/d h:mm AM/PM', DAY + 0.75, '2025-04-01 18:00'],
		['yyyy/m/d h:mm', DAY + 47 / 48, '2025-04-01 23:30'],
		['yyyy/m/d h:mm:ss', DAY + 1 / 86_400, '2025-04-01 00:00:01'],
		['yyyy/m/d', DAY + HALF_PAST_MIDNIGHT, '2025-04-01 00:30']
	])('a stamp shown as %s keeps its time, midnight too', (format, value, text) => {
		expect(printed({ v: value, format })).toBe(text);
	});

	it('every half-hour of a year, added up in binary fractions, is its own minute', () => {
		const slots = Array.from({ length: 17_520 }, (_, slot) => slot);
		const rows = slots.map((slot) => [{ v: DAY + slot / 48, format: 22 }]);
		const decoded = decode(workbook([{ rows }]), 'made.xlsx');
		if (!('workbook' in decoded)) throw new Error('no workbook');
		const stamps = decoded.workbook.documents[0].text.trim().split('\n');
		const start = Date.UTC(2025, 3, 1);
		const expected = slots.map((slot) =>
			new Date(start + slot * 1_800_000).toISOString().slice(0, 16).replace('T', ' ')
		);
		expect(stamps).toEqual(expected);
	});

	it.each<[format: string | number, value: number, text: string]>([
		['h:mm', 0, '00:00'],
		[20, HALF_PAST_MIDNIGHT, '00:30'],
		['h"時"mm"分"', 0.75, '18:00'],
		['[h]:mm', 1, '24:00'],
		['h:mm', 1, '24:00'],
		['[h]:mm:ss', 1.5, '36:00'],
		['h:mm', DAY + 0.5, '12:00']
	])('a time of day shown as %s', (format, value, text) => {
		expect(printed({ v: value, format })).toBe(text);
	});

	it.each<[value: string | number, text: string]>([
		[52_310, '52310'],
		['0.30000000000000004', '0.3'],
		['1234.5600000000001', '1234.56'],
		['1E-7', '0.0000001'],
		['5.2310000000000002E4', '52310'],
		['999999999999999', '999999999999999'],
		['-1.5', '-1.5'],
		['-0', '0'],
		['3.0011100000000003E21', '3.00111E+21']
	])('the number %s', (v, text) => expect(printed({ v })).toBe(text));

	it.each<[format: string, value: number, text: string]>([
		['0%', 0.98, '98%'],
		['0.0%', 0.985, '98.5%'],
		['#,##0"kWh"', 52_310, '52310kWh'],
		['#,##0.0" m3"', 1.5, '1.5m3'],
		['#,##0円', 2_996, '2996円'],
		['#,##0,', 52_310, '52.31'],
		['#,##0,"千kWh"', 52_310, '52.31千kWh'],
		['_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', -5, '-5'],
		['¥#,##0;[Red]¥-#,##0', 1_200, '1200'],
		['0000000000', 123, '0000000123'],
		['0.00E+00', 1_200, '1200'],
		['"第"0"工場"', 2, '2'],
		['General', 1_200, '1200'],
		['G/標準', 1_200, '1200'],
		['@', 1_200, '1200']
	])('a figure shown as %s', (format, value, text) => {
		expect(printed({ v: value, format })).toBe(text);
	});

	it('dates of a workbook that counts from 1904', () => {
		expect(printed({ v: DAY - 1_462, format: 14 }, { date1904: true })).toBe('2025-04-01');
	});
	it('a day that never was (1900-02-29), zero and negative days are no dates', () => {
		for (const v of [60, 0, -1, 2_958_466]) expect(printed({ v, format: 14 })).toBe(String(v));
	});
	it('truth values, errors, and what is no number', () => {
		expect(printed({ t: 'b', v: 1 })).toBe('TRUE');
		expect(printed({ t: 'b', v: 0 })).toBe('FALSE');
		expect(printed({ t: 'e', v: '#N/A' })).toBe('#N/A');
		expect(printed({ v: 'none' })).toBe('#NUM!');
	});
	it.each<[iso: string, format: string | number | undefined, text: string]>([
		['2025-04-01', undefined, '2025-04-01'],
		['2025-04-01T00:00:00', 14, '2025-04-01'],
		['2025-04-01T00:00:00', 22, '2025-04-01 00:00'],
		['2025-04-01T00:30:00.000Z', undefined, '2025-04-01 00:30'],
		['T00:30:00', 20, '00:30'],
		['soon', undefined, 'soon']
	])('the ISO date %s of a Strict workbook', (v, format, text) => {
		expect(printed({ t: 'd', v, format })).toBe(text);
	});
});

describe('text', () => {
	const rich = '<r><t>電気</t></r><r><rPr><b/></rPr><t xml:space="preserve">使用量 </t></r>';

	it('shared, with furigana that is no text, rich, and with spaces kept', () => {
		const strings = `<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si>${rich}</si>`;
		expect(printed({ t: 's', v: 0 }, { sharedStrings: strings })).toBe('東京');
		expect(printed({ t: 's', v: 1 }, { sharedStrings: strings })).toBe('電気使用量 ');
	});
	it('inline, rich, with furigana', () => {
		const xml = `<is>${rich}<rPh sb="0" eb="2"><t>デンキ</t></rPh></is>`;
		expect(printed({ t: 'inlineStr', xml })).toBe('電気使用量 ');
	});
	it('of a formula; an empty result is an empty cell', () => {
		expect(printed({ t: 'str', f: 'A1', v: '本社' })).toBe('本社');
		expect(printed({ t: 'str', f: 'A1', v: '' })).toBe('');
	});
	it('line breaks stay, control characters do not', () => {
		expect(printed({ t: 'str', v: '使用_x000D_\n電力量' })).toBe('使用\n電力量');
		expect(printed({ t: 'str', v: 'a_x0000_b_x0007_' })).toBe('a\ufffdb\ufffd');
	});
	it('quotes and tabs stay in their cell', () => {
		expect(printed('"a" & <b>')).toBe('"a" & <b>');
		expect(printed({ t: 'str', v: 'a\tb' })).toBe('a\tb');
	});
	it('22 digits as text stay whole', () => {
		expect(printed('0300111000000000000001')).toBe('0300111000000000000001');
	});
});
