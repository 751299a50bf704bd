import { finding, type Finding } from '$lib/domain/finding';
import type { Document } from '../importer';

/**
 * Splits a text into rows. Written by hand because a library in between cannot stop at a quote
 * that never closes: here that is a finding with its line, not one giant cell, and every cap
 * holds while the text is read. CR, LF, CRLF and any mixture of them end a row outside quotes.
 */
export const MAX_COLUMNS = 1_000;
const MAX_FIELD_LENGTH = 4_194_304;
/** Rows that are split at once, to recognise a table by. */
export const HEAD_ROWS = 60;

const QUOTE = 34;
export const LF = 10;
export const CR = 13;

/** `row` counts from 1 as a spreadsheet shows it. Return false to stop. */
export type RowVisitor = (cells: string[], row: number) => boolean | void;

export type Delimiter = Document['delimiter'];

/** Visits every row; a blocking finding ends the reading, warnings are collected. */
export function eachRow(text: string, delimiter: Delimiter, visit: RowVisitor): Finding[] {
	const separator = delimiter.charCodeAt(0);
	const findings: Finding[] = [];
	const length = text.length;
	let cells: string[] = [];
	let row = 1;
	let at = 0;
	while (at < length || cells.length > 0) {
		let end: number;
		if (text.charCodeAt(at) === QUOTE) {
			const field = quotedField(text, at, separator);
			if (field.problem) findings.push(problemOf(field.problem, row, () => lineAt(text, at)));
			if (field.problem && field.problem !== 'csv.quote_malformed') return findings;
			cells.push(field.value);
			end = field.end;
		} else {
			end = fieldEnd(text, at, separator);
			cells.push(text.slice(at, end));
		}
		if (end - at > MAX_FIELD_LENGTH) return [...findings, capped('csv.field_too_long', row)];
		if (end < length && text.charCodeAt(end) === separator) {
			if (cells.length >= MAX_COLUMNS) return [...findings, tooManyColumns(row)];
			at = end + 1;
			if (at >= length) cells.push('');
			if (at < length) continue;
		}
		if (visit(cells, row) === false) return findings;
		cells = [];
		row++;
		at = Math.max(afterLineEnd(text, end), at);
	}
	return findings;
}

function fieldEnd(text: string, from: number, separator: number): number {
	let end = from;
	for (; end < text.length; end++) {
		const code = text.charCodeAt(end);
		if (code === separator || code === LF || code === CR) break;
	}
	return end;
}

/** A line without quotes, under the same caps as `eachRow`. */
export function splitLine(line: string, delimiter: Delimiter, row: number): string[] | Finding {
	const cells = line.split(delimiter, MAX_COLUMNS + 1);
	if (cells.length > MAX_COLUMNS) return tooManyColumns(row);
	const long = cells.some((cell) => cell.length > MAX_FIELD_LENGTH);
	return long ? capped('csv.field_too_long', row) : cells;
}

/** Where the line ends, quotes or not. */
export function lineEnd(text: string, from: number): number {
	let end = from;
	for (; end < text.length; end++) {
		const code = text.charCodeAt(end);
		if (code === LF || code === CR) break;
	}
	return end;
}

export function afterLineEnd(text: string, end: number): number {
	const crLf = text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF;
	return end + (crLf ? 2 : 1);
}

type Problem = 'csv.unclosed_quote' | 'csv.quote_malformed';

interface QuotedField {
	value: string;
	end: number;
	problem: Problem | null;
}

function quotedField(text: string, open: number, separator: number): QuotedField {
	let close = text.indexOf('"', open + 1);
	while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
	if (close === -1) return { value: '', end: text.length, problem: 'csv.unclosed_quote' };
	const inner = text.slice(open + 1, close);
	// Beyond the cap the field is refused anyhow, and undoubling would take many times its size.
	const doubled = inner.length <= MAX_FIELD_LENGTH && inner.includes('""');
	const value = doubled ? inner.replaceAll('""', '"') : inner;
	const end = fieldEnd(text, close + 1, separator);
	const rest = text.slice(close + 1, end);
	if (rest.trim() === '') return { value, end, problem: null };
	// A line break inside and text behind: the quote was closed by the next field's opening quote.
	const problem = /[\r\n]/.test(inner) ? 'csv.unclosed_quote' : 'csv.quote_malformed';
	return { value: value + rest, end, problem };
}

function problemOf(problem: Problem, row: number, line: () => number): Finding {
	if (problem === 'csv.quote_malformed') return finding('warning', problem, {}, { row });
	return finding('blocking', problem, { line: line() }, { row });
}

function capped(code: string, row: number): Finding {
	return finding('blocking', code, { limit: MAX_FIELD_LENGTH }, { row });
}

function tooManyColumns(row: number): Finding {
	return finding('blocking', 'table.too_many_columns', { limit: MAX_COLUMNS }, { row });
}

/** The line of the text (from 1) in which the character stands. */
export function lineAt(text: string, index: number): number {
	let line = 1;
	for (let at = 0; at < index; at++) {
		const code = text.charCodeAt(at);
		if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) line++;
	}
	return line;
}

/** The first rows, enough to recognise any known layout. */
export function splitHead(text: string, delimiter: Delimiter) {
	const rows: string[][] = [];
	const findings = eachRow(text, delimiter, (cells) => rows.push(cells) < HEAD_ROWS);
	return { rows, findings };
}

/** All rows of an ordinary table; stops with a finding at `maxRows`. */
export function splitRows(document: Document, maxRows: number) {
	const rows: string[][] = [];
	let over: Finding | null = null;
	const findings = eachRow(document.text, document.delimiter, (cells) => {
		if (rows.length >= maxRows)
			over = finding('blocking', 'table.too_many_rows', { limit: maxRows });
		else rows.push(cells);
		return over === null;
	});
	document.head.slice(0, rows.length).forEach((cells, row) => (rows[row] = cells));
	return { rows, findings: over ? [...findings, over] : findings };
}

export function isBlank(cells: string[]): boolean {
	return cells.every((cell) => cell.trim() === '');
}
