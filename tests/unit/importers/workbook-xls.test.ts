import { createRequire } from 'node:module';
import type * as SheetJs from '@e965/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { decode } from '$lib/importers/decode';
import type { Workbook } from '$lib/importers/workbook/open-workbook';

const sheetJs = createRequire(import.meta.url)('@e965/xlsx') as typeof SheetJs;

interface Made {
	rows: unknown[][];
	/** Number format by address. */
	formats?: Record<string, string>;
	merges?: string[];
}

function xls(sheets: Record<string, Made>, change: (book: SheetJs.WorkBook) => void = () => {}) {
	const book = sheetJs.utils.book_new();
	for (const [name, { rows, formats = {}, merges = [] }] of Object.entries(sheets)) {
		const sheet = sheetJs.utils.aoa_to_sheet(rows);
		for (const [address, z] of Object.entries(formats))
			(sheet[address] as SheetJs.CellObject).z = z;
		sheet['!merges'] = merges.map((range) => sheetJs.utils.decode_range(range));
		sheetJs.utils.book_append_sheet(book, sheet, name);
	}
	change(book);
	const bytes = sheetJs.write(book, { bookType: 'biff8', type: 'array' }) as ArrayBuffer;
	return new Uint8Array(bytes);
}

function opened(bytes: Uint8Array): Workbook {
	const decoded = decode(bytes, 'made.xls');
	if (!('workbook' in decoded)) throw new Error(JSON.stringify(decoded));
	return decoded.workbook;
}

describe('an XLS file', () => {
	it('prints its cells as an XLSX does', () => {
		const rows = [[45_748, 45_748, 45_748.5, 0.5, 0.98, 0.1 + 0.2, true, '0300111000000000000001']];
		const formats = {
			A1: '[$-411]ggge"年"m"月"d"日"',
			B1: 'yyyy/m/d h:mm',
			C1: 'yyyy/m/d h:mm',
			D1: 'h:mm',
			E1: '0%'
		};
		expect(opened(xls({ 表: { rows, formats } })).documents[0].head[0]).toEqual([
			...['2025-04-01', '2025-04-01 00:00', '2025-04-01 12:00', '12:00', '98%', '0.3', 'TRUE'],
			'0300111000000000000001'
		]);
	});
	it('has its merged headings spread and its hidden sheet left', () => {
		const rows = [
			['年月', '電気', null],
			['', '使用量(kWh)', '料金(円)']
		];
		const bytes = xls({ 表: { rows, merges: ['A1:A2', 'B1:C1'] }, 裏: { rows } }, (book) => {
			book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
		});
		const { documents, findings } = opened(bytes);
		expect(documents.map(({ sheet, head }) => [sheet, head])).toEqual([
			[
				'表',
				[
					['年月', '電気', '電気'],
					['年月', '使用量(kWh)', '料金(円)']
				]
			]
		]);
		expect(findings.map(({ code }) => code)).toEqual(['sheet.hidden_ignored']);
	});
	it('shows the days of the Japanese edition, whose formats have numbers alone', () => {
		const whole = xls({ 表: { rows: [[45_748]], formats: { A1: '0.000' } } });
		// The cell style that names format 0.000 names the built-in one instead (XF record, ifmt).
		for (const id of [27, 31, 36, 50, 56, 58]) {
			const bytes = Buffer.from(whole);
			for (let at = 0; at + 24 <= bytes.length; at++) {
				const isStyle = bytes.readUInt16LE(at) === 0xe0 && bytes.readUInt16LE(at + 2) === 20;
				const own = isStyle && bytes.readUInt16LE(at + 6) !== 0;
				if (own) bytes.writeUInt16LE(id, at + 6);
			}
			expect(opened(bytes).documents[0].head[0]).toEqual(['2025-04-01']);
		}
	});
	it('counts from 1904 where it says so', () => {
		const rows = [[45_748 - 1_462]];
		const bytes = xls({ 表: { rows, formats: { A1: 'yyyy/m/d' } } }, (book) => {
			book.Workbook = { WBProps: { date1904: true } };
		});
		expect(opened(bytes).documents[0].head[0]).toEqual(['2025-04-01']);
	});
	it('that is damaged is refused or read, never a fault', () => {
		const whole = xls({
			表: {
				rows: [
					['年月', '使用量(kWh)'],
					['2025年4月', 100]
				]
			}
		});
		for (let at = 0; at < whole.length; at += 97) {
			const bytes = whole.slice();
			bytes[at] = bytes[at]! ^ 0x55;
			const decoded = decode(bytes, 'made.xls');
			if ('refused' in decoded) expect(decoded.refused.code).toMatch(/^(workbook|file)\./);
		}
	});
});

it('records that the library does not know leave no line in the log', () => {
	const bytes = xls({
		表: {
			rows: [
				['年月', '使用量(kWh)'],
				['2025年4月', 100]
			]
		}
	});
	// Type 0x0042 (CodePage) becomes one that nobody has given out.
	const at = Buffer.from(bytes).indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00]));
	const strange = bytes.with(at, 0x99).with(at + 1, 0x99);
	const lines: unknown[] = [];
	const spy = vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(line));
	sheetJs.read(strange, { type: 'buffer' });
	expect(lines).toEqual(['Missing Info for XLS Record 0x9999']);
	decode(strange, 'made.xls');
	spy.mockRestore();
	expect(lines).toHaveLength(1);
});
