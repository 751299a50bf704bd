import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decode } from '$lib/importers/decode';
import {
	bigCell,
	lyingSizes,
	manySheets,
	nestedZip,
	overlapping,
	zeros
} from '../../importers/bombs';
import { workbook } from '../../importers/made-workbook';

const TABLE = {
	rows: [
		['年月', '使用量(kWh)'],
		['2025年4月', 100]
	]
};

function refusal(bytes: Uint8Array, fileName = 'made.xlsx') {
	const decoded = decode(bytes, fileName);
	return 'refused' in decoded ? decoded.refused.code : 'read';
}

describe('an archive made to use up the machine is refused before it does', () => {
	it.each<[name: string, bomb: () => Uint8Array, code: string]>([
		['512 MB in half a MB', () => zeros(512), 'workbook.unpacked_too_large'],
		['parts larger than they declare', () => lyingSizes(300), 'workbook.sizes_disagree'],
		['100,000 sheets', () => manySheets(100_000), 'workbook.too_many_sheets'],
		['100,000 parts', () => nestedZip(100_000), 'workbook.too_many_parts'],
		['an archive of archives', () => nestedZip(50), 'file.archive'],
		['parts that share their bytes', () => overlapping(), 'workbook.parts_overlap'],
		['a cell of 100 MB', () => bigCell(100), 'workbook.cell_too_long']
	])('%s', (_, bomb, code) => {
		const bytes = bomb();
		const before = process.memoryUsage();
		const startedAt = performance.now();
		expect(refusal(bytes)).toBe(code);
		const after = process.memoryUsage();
		expect(performance.now() - startedAt).toBeLessThan(5_000);
		expect(
			after.external + after.arrayBuffers - before.external - before.arrayBuffers
		).toBeLessThan(50_000_000);
	});

	it('one long text shared by all cells is not printed a million times', () => {
		const cells = '<c t="s"><v>0</v></c>'.repeat(100);
		const moreRows = `<row>${cells}</row>`.repeat(1_000);
		const sharedStrings = `<si><t>${'あ'.repeat(32_000)}</t></si>`;
		const bytes = workbook([{ rows: [], moreRows }], { sharedStrings });
		expect(refusal(bytes)).toBe('workbook.too_much_text');
	});
	it('elements without end are cut off', () => {
		const bytes = workbook([TABLE], { parts: { 'xl/styles.xml': '<a>'.repeat(100_000) } });
		expect(refusal(bytes)).toBe('workbook.damaged');
	});
	it('entities are not followed', () => {
		const entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
		const bytes = workbook([TABLE], { parts: { 'xl/sharedStrings.xml': entity } });
		expect(refusal(bytes)).toBe('workbook.damaged');
	});
	it('more rows than allowed are said before they are read', () => {
		const limits = { unpackedBytes: 1_000_000, rows: 1 };
		const decoded = decode(workbook([TABLE]), 'made.xlsx', limits);
		expect('refused' in decoded && decoded.refused).toMatchObject({
			code: 'table.too_many_rows',
			params: { limit: 1 }
		});
	});
});

describe('what is no workbook, or a locked one, is refused with its remedy', () => {
	const ole = (stream: string) =>
		new Uint8Array([
			...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
			...new Uint8Array(2_000),
			...Buffer.from(stream, 'utf16le')
		]);
	const archive = (...names: string[]) =>
		zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));

	it.each<[what: string, bytes: Uint8Array, fileName: string, code: string]>([
		['a password', ole('EncryptedPackage'), 'a.xlsx', 'workbook.encrypted'],
		['another OLE file', ole('WordDocument'), 'a.xls', 'workbook.xls_unreadable'],
		['a broken XLS', ole('Workbook'), 'a.xls', 'workbook.xls_unreadable'],
		['XLSB', archive('xl/workbook.bin'), 'a.xlsb', 'workbook.format_not_supported'],
		['ODS', archive('mimetype', 'content.xml'), 'a.ods', 'workbook.format_not_supported'],
		['Numbers', archive('Index/Document.iwa'), 'a.numbers', 'workbook.format_not_supported'],
		['Word', archive('word/document.xml'), 'a.docx', 'file.type_not_supported_yet'],
		['a ZIP of tables', archive('a.csv', 'b.csv'), 'a.zip', 'file.archive'],
		['a ZIP called a table', archive('a.csv'), 'a.csv', 'file.type_mismatch'],
		['half a workbook', workbook([TABLE]).slice(0, 900), 'a.xlsx', 'workbook.damaged'],
		['a workbook without its sheet', withoutSheet(), 'a.xlsx', 'workbook.damaged'],
		['a workbook without any cell', workbook([{ rows: [] }]), 'a.xlsx', 'file.empty']
	])('%s', (_, bytes, fileName, code) => expect(refusal(bytes, fileName)).toBe(code));

	it('a workbook is one under the name of the other kind, too', () => {
		for (const name of ['a.xls', 'a.xlsm', 'a'])
			expect(refusal(workbook([TABLE]), name)).toBe('read');
	});
	it('a text that a program calls .xls is read as the text it is', () => {
		const decoded = decode(strToU8('年月\t使用量(kWh)\n2025年4月\t100\n'), 'a.xls');
		expect('document' in decoded && decoded.document.head[1]).toEqual(['2025年4月', '100']);
	});
	it('a flipped byte is a damaged file or a readable one, never a fault', () => {
		const whole = workbook([TABLE]);
		for (let at = 0; at < whole.length; at += 3) {
			const bytes = whole.slice();
			bytes[at] = bytes[at]! ^ 0x55;
			expect(refusal(bytes)).toMatch(/^(workbook\.|file\.|read$)/);
		}
	});
});

function withoutSheet(): Uint8Array {
	return workbook([TABLE], {
		parts: {
			'xl/_rels/workbook.xml.rels':
				'<Relationships><Relationship Id="s0" Type="a/worksheet" Target="gone.xml"/></Relationships>'
		}
	});
}
