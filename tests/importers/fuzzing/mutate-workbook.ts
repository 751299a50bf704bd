import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ODD_DATES, ODD_NUMBERS, ODD_TEXTS } from './odd-cells';

/** Changes of the parts inside a workbook, as broken or hostile programs write them. */
type Parts = Record<string, Uint8Array>;
type Change = (parts: Parts, at: number, pick: number) => Parts;

const choose = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const SHEET = 'xl/worksheets/sheet0.xml';

function inPart(name: string, change: (xml: string, at: number, pick: number) => string): Change {
	return (parts, at, pick) => {
		const part = parts[name];
		if (!part) return parts;
		return { ...parts, [name]: strToU8(change(strFromU8(part), at, pick)) };
	};
}

/** The match that `at` points to becomes one of `odd`. */
function replacing(name: string, pattern: RegExp, odd: readonly string[]): Change {
	return inPart(name, (xml, at, pick) => {
		const found = [...xml.matchAll(pattern)];
		const match = found[at % Math.max(found.length, 1)];
		if (!match) return xml;
		return xml.slice(0, match.index) + choose(odd, pick) + xml.slice(match.index + match[0].length);
	});
}

const inserting = (name: string, behind: RegExp, odd: readonly string[]): Change =>
	inPart(name, (xml, at, pick) => xml.replace(behind, (found) => found + choose(odd, pick)));

const REFERENCES = [
	...['r="XFE1"', 'r="ZZZZZZZ9"', 'r="A0"', 'r="A-1"', 'r="1A"', 'r=""', 'r="A99999999999"', ''],
	...['r="A1048577"', 'r="あ1"', 'r="A1:B2"', 'r="$A$1"', 'r="a1"', "r='B2'", 'r="B2" r="B3"']
];
const ROWS = ['<row r="0"', '<row r="-1"', '<row r="99999999999"', '<row r="1e9"', '<row r="x"'];
const TYPES = ['s', 'b', 'e', 'str', 'inlineStr', 'd', 'n', 'x', ''].map((type) => ` t="${type}"`);
const STYLES = ['99999', '-1', 'x', '1.5', '', '4294967296'].map((style) => ` s="${style}"`);
const values = (list: readonly string[]) => list.map((value) => `<v>${escaped(value)}</v>`);
const VALUES = [
	...values(ODD_NUMBERS),
	...values(ODD_DATES),
	...values(ODD_TEXTS),
	...['<v/>', '<v>1</v><v>2</v>', '<f>A1*2</f>', '<f>A1</f><v></v>', '<f/>', '<is/>', '<v>']
];
const MERGES = [
	...['A1:XFD1048576', 'A1:A1', 'B2:A1', 'A0:B0', 'A1', ':', 'A1:B2:C3', 'XFE1:XFF2', ''],
	...['A1:ZZZZ9', 'A2:A99999999', 'A1:B2" ref="C3:D4']
].map((ref) => `<mergeCell ref="${ref}"/>`);
const DIMENSIONS = ['A1:XFD1048576', 'A1', 'Z99:A1', 'x', 'A1:B999999999'].map(
	(ref) => `<dimension ref="${ref}"/>`
);
const FORMATS = [
	...['yyyy/m/d', '[$-411]ggge', '0.00E+00', '[h]:mm', ';;;', '"', '[', '\\', '@', '0'.repeat(400)],
	...['#,##0.'.repeat(50), '[Red', 'General', '0" kWh"', 'yyyyyyyyyyyy', '[$-999999999]d', '?/?']
].map((code) => `formatCode="${escaped(code).replaceAll('"', '&quot;')}"`);
const MARKUP = [
	...['<!DOCTYPE x [<!ENTITY a "aaaa">]>', '<!--', '-->', '<![CDATA[', ']]>', '<?x', '&a;', '&#0;'],
	...[
		'&#xD800;',
		'&#x110000;',
		'&amp',
		'<',
		'</row>',
		'</sheetData>',
		'<row><row>',
		'\0',
		'\ud800'
	],
	...[
		'<x:c xmlns:x="y"/>',
		'<c/>',
		'<row/>',
		'<row><c/></row>',
		'<c r="A1"><v>1</v></c>',
		'_x0000_'
	],
	'<a>'.repeat(3_000)
];
const RELATIONS = [
	...['../../../../etc/passwd', 'http://x.example/', 'worksheets/none.xml', '', '/', 'styles.xml'],
	...['worksheets/sheet0.xml#x', 'C:\\x.xml', '//x/y', 'workbook.xml', '%2e%2e/x']
].map((target) => `Target="${target}"`);

export const PART_CHANGES = {
	reference: replacing(SHEET, /r="[A-Z]+\d+"/g, REFERENCES),
	row: replacing(SHEET, /<row r="\d+"/g, ROWS),
	type: replacing(SHEET, /(?: t="\w+")|(?<=<c r="[A-Z]+\d+")/g, TYPES),
	style: replacing(SHEET, /(?: s="\d+")|(?<=<c r="[A-Z]+\d+")/g, STYLES),
	value: replacing(SHEET, /<v>[^<]*<\/v>|<is>.*?<\/is>/g, VALUES),
	formula: replacing(SHEET, /<v>[^<]*<\/v>|<is>.*?<\/is>/g, [
		'<f>SUM(A1:A9)</f>',
		'<f>[1]x!A1</f>'
	]),
	shared: replacing(SHEET, / t="inlineStr"><is>.*?<\/is>/g, [
		...[' t="s"><v>0</v>', ' t="s"><v>-1</v>', ' t="s"><v>99999</v>', ' t="s"><v>x</v>', ' t="s">']
	]),
	merge: inserting(SHEET, /<mergeCells>/, MERGES),
	dimension: inserting(SHEET, /<worksheet>/, DIMENSIONS),
	markup: inPart(SHEET, (xml, at, pick) => {
		const index = at % xml.length;
		return xml.slice(0, index) + choose(MARKUP, pick) + xml.slice(index);
	}),
	cut: inPart(SHEET, (xml, at) => xml.slice(0, at % xml.length)),
	dropped: inPart(SHEET, (xml, at, pick) => {
		const index = at % xml.length;
		return xml.slice(0, index) + xml.slice(index + 1 + (pick % 30));
	}),
	format: replacing('xl/styles.xml', /formatCode="[^"]*"|<numFmts>/g, FORMATS),
	formatId: replacing('xl/styles.xml', /numFmtId="\d+"/g, [
		'numFmtId="14"',
		'numFmtId="-1"',
		'numFmtId="x"',
		''
	]),
	strings: inserting('xl/sharedStrings.xml', /<sst[^>]*>/, [
		...[
			'<si><t>年月</t></si>',
			'<si/>',
			'<si><r><t>使</t></r><rPh><t>シ</t></rPh></si>',
			'<si>',
			'</sst>'
		]
	]),
	epoch: inserting('xl/workbook.xml', /<workbook[^>]*>/, [
		...['<workbookPr date1904="1"/>', '<workbookPr date1904="x"/>', '<workbookPr/>', '<sheets/>']
	]),
	relation: replacing('xl/_rels/workbook.xml.rels', /Target="[^"]*"/g, RELATIONS),
	rootRelation: replacing('_rels/.rels', /Target="[^"]*"/g, RELATIONS),
	removed: (parts, at) => {
		const name = choose(Object.keys(parts), at);
		return Object.fromEntries(Object.entries(parts).filter(([other]) => other !== name));
	},
	exchanged: (parts, at, pick) => {
		const names = Object.keys(parts);
		return { ...parts, [choose(names, at)]: parts[choose(names, pick)]! };
	},
	otherName: (parts, at, pick) => {
		const name = choose(Object.keys(parts), at);
		const odd = choose(['../x.xml', 'XL/WORKBOOK.XML', 'あ.xml', 'a'.repeat(300), 'x\0.xml'], pick);
		return { ...parts, [odd]: parts[name]! };
	}
} satisfies Record<string, Change>;

export type PartKind = keyof typeof PART_CHANGES;

export function withParts(bytes: Uint8Array, change: (parts: Parts) => Parts): Uint8Array {
	return zipSync(change(unzipSync(bytes)), { level: 1 });
}

/** The fields of an archive's directory and headers: sums, sizes, offsets, methods. */
export const ARCHIVE_CHANGES = {
	directory: (bytes: Uint8Array, at: number, pick: number) => {
		const start = Buffer.from(bytes).lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
		const index = Math.max(start, 0) + 4 + (at % 42);
		return index < bytes.length ? bytes.with(index, pick % 256) : bytes;
	},
	header: (bytes: Uint8Array, at: number, pick: number) => {
		const index = 4 + (at % 26);
		return index < bytes.length ? bytes.with(index, pick % 256) : bytes;
	},
	end: (bytes: Uint8Array, at: number, pick: number) => {
		const index = bytes.length - 1 - (at % 22);
		return index >= 0 ? bytes.with(index, pick % 256) : bytes;
	}
};
