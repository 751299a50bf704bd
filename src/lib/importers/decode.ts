import { isAscii } from 'node:buffer';
import { finding, type Finding } from '$lib/domain/finding';
import { contentOf, refusal, refuseMarkup } from './text/content-type';
import { HEAD_ROWS, lineAt, splitHead, type Delimiter } from './text/csv';
import { decodeText } from './text/encoding';
import type { Document } from './importer';
import type { Workbook } from './workbook/open-workbook';
import { readXls } from './workbook/xls';
import { readXlsx, type WorkbookLimits } from './workbook/xlsx';

/** One text, or the sheets of a workbook. */
export type DecodeOutcome = { document: Document } | { workbook: Workbook } | { refused: Finding };

const DEFAULT_LIMITS: WorkbookLimits = { unpackedBytes: 256 * 2 ** 20, rows: 2_000_000 };

/** Share of NUL characters above which a text is a damaged UTF-16 file rather than a table. */
const MAX_NUL_SHARE = 0.1;

/** Bytes → documents with their first rows split, or why there are none. One decoding pass. */
export function decode(
	bytes: Uint8Array,
	fileName: string,
	limits: WorkbookLimits = DEFAULT_LIMITS
): DecodeOutcome {
	const content = contentOf(bytes, fileName);
	if (content.kind === 'refused') return content;
	if (content.kind === 'xlsx') return readXlsx(bytes, { fileName, limits });
	return content.kind === 'xls'
		? readXls(bytes, { fileName, limits })
		: decodeTable(bytes, fileName);
}

function decodeTable(bytes: Uint8Array, fileName: string): DecodeOutcome {
	const below = plainBelowHead(bytes);
	const decoded = decodeText(below ? bytes.subarray(0, below.headEnd) : bytes);
	if (!decoded)
		return { refused: refusal(hasControls(bytes) ? 'file.binary' : 'file.encoding_unknown') };
	const { text, marks } = withoutMarks(decoded.text);
	const unreadable = refuseText(text);
	if (unreadable) return { refused: unreadable };
	// A figure with NUL inside stays unreadable, and PostgreSQL takes no NUL in a text.
	const printable = text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
	const delimiter = delimiterOf(printable);
	const head = splitHead(printable, delimiter);
	const blocking = head.findings.find(({ severity }) => severity === 'blocking');
	if (blocking) return { refused: blocking };
	const findings = oddities(text, marks);
	const { encoding } = decoded;
	const whole = below ? below.asTheyStand() : printable;
	const table = { text: whole, delimiter, head: head.rows, findings };
	return { document: { fileName, encoding, sheet: null, ...table, uncalculated: [] } };
}

const LARGE_BYTES = 4_000_000;
const [NUL, LF, ESCAPE] = [0x00, 0x0a, 0x1b];

/**
 * A long table with Japanese in its head alone is not decoded as a whole: one Japanese character
 * doubles the memory of a text. Below the head its bytes are its characters.
 */
function plainBelowHead(bytes: Uint8Array) {
	if (bytes.length < LARGE_BYTES) return null;
	let headEnd = 0;
	for (let row = 0; row < HEAD_ROWS; row++) {
		const lineEnd = bytes.indexOf(LF, headEnd);
		if (lineEnd === -1) return null;
		headEnd = lineEnd + 1;
	}
	const body = bytes.subarray(headEnd);
	if (!isAscii(body) || bytes.includes(NUL) || bytes.includes(ESCAPE)) return null;
	const { buffer, byteOffset, length } = bytes;
	return { headEnd, asTheyStand: () => Buffer.from(buffer, byteOffset, length).toString('latin1') };
}

function withoutMarks(text: string): { text: string; marks: number } {
	let marks = 0;
	while (text.charCodeAt(marks) === 0xfeff) marks++;
	return { text: marks === 0 ? text : text.slice(marks), marks };
}

function refuseText(text: string): Finding | null {
	if (text.trim() === '') return refusal('file.empty');
	const markup = refuseMarkup(text);
	if (markup) return markup;
	const sample = text.slice(0, 8_192);
	const nuls = sample.split('\0').length - 1;
	if (nuls > sample.length * MAX_NUL_SHARE && sample.length > 64) {
		return finding('blocking', 'file.nul_damaged', {}, { row: 1 });
	}
	// UTF-8 read as Latin-1 and saved again is half C1 controls, but it was text once.
	if (controlShare(sample, C0) > 0.1) return refusal('file.binary');
	if (isMojibake(sample)) return refusal('file.mojibake');
	return controlShare(sample, C1) > 0.1 ? refusal('file.binary') : null;
}

// eslint-disable-next-line no-control-regex -- control characters are what tells binary from text
const C0 = /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/g;
const C1 = /[\u0080-\u009f]/g;

function controlShare(sample: string, controls: RegExp): number {
	return (sample.match(controls)?.length ?? 0) / sample.length;
}

function hasControls(bytes: Uint8Array): boolean {
	const sample = bytes.subarray(0, 8_192);
	const controls = sample.reduce((count, byte) => count + (byte < 9 || byte === 127 ? 1 : 0), 0);
	return controls > sample.length * 0.01;
}

/**
 * Japanese that was read in a wrong encoding and saved again: 菴ｿ逕ｨ驥 for 使用量 (kanji and
 * half-width kana in turns, 縺 and 繧 everywhere), ä½¿ç”¨ through Latin-1.
 */
function isMojibake(sample: string): boolean {
	const japanese = sample.match(/[縺繧繝譁蟷髮驥菴]|[\u4e00-\u9fff][\uff61-\uff9f]/g)?.length ?? 0;
	const latin = sample.match(/[ãäåæçèé][\u0080-\u00bf\u2010-\u2122\u0152-\u0192]/g)?.length ?? 0;
	const lost = sample.match(/\ufffd/g)?.length ?? 0;
	const foreign = sample.match(/[^\u0000-\u007f]/g)?.length ?? 0; // eslint-disable-line no-control-regex
	const plain = sample.match(/[ぁ-ゖ]{2}|[使用電力気量月円計]{2}/g)?.length ?? 0;
	if (plain > 0 || foreign < 4) return false;
	return japanese >= 3 || latin >= 3 || (lost >= 12 && lost > foreign * 0.5);
}

function oddities(text: string, marks: number): Finding[] {
	const findings: Finding[] = [];
	if (marks > 0) findings.push(finding('note', 'file.double_bom'));
	const nul = text.indexOf('\0');
	if (nul !== -1) findings.push(finding('warning', 'file.nul', {}, { row: lineAt(text, nul) }));
	const lost = text.indexOf('\ufffd');
	if (lost !== -1) {
		const count = countFrom(text, '\ufffd', lost);
		findings.push(
			finding('warning', 'file.characters_replaced', { count }, { row: lineAt(text, lost) })
		);
	}
	return findings;
}

/** Without splitting: twenty million parts would end the worker. */
function countFrom(text: string, character: string, first: number): number {
	let count = 0;
	for (let at = first; at !== -1; at = text.indexOf(character, at + 1)) count++;
	return count;
}

const DELIMITERS: Delimiter[] = ['\t', ',', ';'];

/** `sep=;` decides; otherwise the delimiter that most of the first lines have in common. */
function delimiterOf(text: string): Delimiter {
	const declared = /^sep=([,;\t])/i.exec(text);
	if (declared) return declared[1] as Delimiter;
	const lines = text
		.slice(0, 16_384)
		.replace(/"(?:[^"]|"")*"/g, '')
		.split(/\r\n|\r|\n/, 30);
	const scored = DELIMITERS.map((delimiter) => ({ delimiter, lines: linesWith(lines, delimiter) }));
	return scored.sort((a, b) => b.lines - a.lines)[0]!.delimiter;
}

function linesWith(lines: string[], delimiter: Delimiter): number {
	return lines.filter((line) => line.includes(delimiter)).length;
}
