import { createRequire } from 'node:module';
import type * as SheetJs from '@e965/xlsx';
import fc from 'fast-check';
import { decode } from '$lib/importers/decode';
import { splitRows } from '$lib/importers/text/csv';
import { fileURLToPath } from 'node:url';
import { bytesOf, documents } from '../documents';
import { workbook, type Cell } from '../made-workbook';
import { ENCODERS, ENCODINGS } from '../printing/encoders';
import { PRINTERS } from '../printing/layouts';
import { asLine, printedRows, styleOf, type PrintedFile } from '../printing/print';
import { BYTE_CHANGES, mutated, TABLE_CHANGES, TEXT_CHANGES, type Mutation } from './mutate-table';
import { ARCHIVE_CHANGES, PART_CHANGES, withParts } from './mutate-workbook';

/** Files that were tables once: the documents of the tests and printed ones, changed at random. */
const sheetJs = createRequire(import.meta.url)('@e965/xlsx') as typeof SheetJs;

const LARGEST_BYTES = 100_000;

interface Seed {
	bytes: Uint8Array;
	/** Of what is a text. */
	rows: string[][] | null;
	name: string;
}

const SEEDS: Seed[] = documents().flatMap(({ path }) => {
	const bytes = bytesOf(fileURLToPath(new URL(`../${path}`, import.meta.url)));
	if (bytes.length > LARGEST_BYTES) return [];
	const decoded = decode(bytes, path);
	const rows = 'document' in decoded ? splitRows(decoded.document, 100_000).rows : null;
	return [{ bytes, rows, name: path.split('/').at(-1)! }];
});
const TABLES = SEEDS.flatMap(({ rows, name }) => (rows ? [{ rows, name }] : []));

function some<Kind extends string>(changes: Record<Kind, unknown>, maxLength: number) {
	const mutation: fc.Arbitrary<Mutation<Kind>> = fc.record({
		kind: fc.constantFrom(...(Object.keys(changes) as Kind[])),
		at: fc.nat(),
		pick: fc.nat()
	});
	return fc.array(mutation, { maxLength });
}

const printedTable = fc
	.constantFrom(...PRINTERS)
	.chain((printer) => fc.tuple(printer.table, styleOf(printer)))
	.map(([table, style]) => ({ rows: printedRows(table, style), name: 'printed.csv' }));

/** Two tables, of which the second lends headings and rows to the first. */
const table = fc
	.record({
		base: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...TABLES) }, printedTable),
		other: fc.constantFrom(...TABLES),
		lends: fc.constantFrom('nothing', 'nothing', 'headings', 'rows', 'sheet'),
		changes: some(TABLE_CHANGES, 5)
	})
	.map(({ base, other, lends, changes }) => {
		const rows = lent(base.rows, other.rows, lends);
		return { rows: mutated(rows, changes, TABLE_CHANGES), other: other.rows, name: base.name };
	});

function lent(rows: string[][], other: string[][], what: string): string[][] {
	if (what === 'headings') return [...other.slice(0, 3), ...rows.slice(1)];
	if (what === 'rows') return [...rows.slice(0, 5), ...other.slice(1, 9), ...rows.slice(5)];
	return what === 'sheet' ? [...rows, [], ...other] : rows;
}

const text = fc
	.record({
		table,
		delimiter: fc.constantFrom(',', ',', '\t', ';'),
		quotes: fc.constantFrom('needed', 'needed', 'all'),
		lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
		encoding: fc.constantFrom(...ENCODINGS),
		changes: some(TEXT_CHANGES, 2),
		bytes: some(BYTE_CHANGES, 2)
	})
	.map(({ table, lineEnd, encoding, changes, bytes, ...how }): PrintedFile => {
		const lines = table.rows.map((cells) => asLine(cells, how));
		const changed = mutated(lines.join(lineEnd), changes, TEXT_CHANGES);
		return {
			bytes: mutated(ENCODERS[encoding](changed), bytes, BYTE_CHANGES),
			fileName: table.name.replace(/\.\w+$/, '.csv')
		};
	});

const raw = fc
	.record({ seed: fc.constantFrom(...SEEDS), changes: some(BYTE_CHANGES, 6) })
	.map(({ seed, changes }): PrintedFile => ({
		bytes: mutated(seed.bytes, changes, BYTE_CHANGES),
		fileName: seed.name
	}));

/** Figures and days as a spreadsheet keeps them, everything else as text. */
function cellOf(text: string): Cell {
	if (text === '') return null;
	if (/^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)) return { v: text };
	const match = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(text);
	if (!match) return xmlSafe(text);
	const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
	return { v: Date.UTC(year, month - 1, day) / 86_400_000 + 25_569, format: 'yyyy/m/d' };
}

/** An XML text may not hold most control characters, nor half a character. */
const xmlSafe = (text: string) =>
	[...text.toWellFormed()].map((char) => (char >= ' ' || char === '\n' ? char : '\ufffd')).join('');

/** A sheet of a spreadsheet program ends at 16,384 columns; rows are kept few, for time. */
const ofSheet = (rows: string[][]) => rows.slice(0, 500).map((cells) => cells.slice(0, 2_000));

const xlsx = fc
	.record({
		table,
		sheets: fc.constantFrom(1, 1, 2),
		parts: some(PART_CHANGES, 3),
		archive: some(ARCHIVE_CHANGES, 1),
		bytes: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, some(BYTE_CHANGES, 2))
	})
	.map(({ table, sheets, parts, archive, bytes }): PrintedFile => {
		const made = [table.rows, table.other].slice(0, sheets);
		const book = workbook(
			made.map((rows) => ({ rows: ofSheet(rows).map((row) => row.map(cellOf)) }))
		);
		const changed = withParts(book, (own) => mutated(own, parts, PART_CHANGES));
		const damaged = mutated(changed, archive, ARCHIVE_CHANGES);
		return {
			bytes: mutated(damaged, bytes, BYTE_CHANGES),
			fileName: table.name.replace(/\.\w+$/, '.xlsx')
		};
	});

const xls = fc
	.record({ table, bytes: some(BYTE_CHANGES, 4) })
	.map(({ table, bytes }): PrintedFile => {
		const rows = ofSheet(table.rows).map((cells) => cells.slice(0, 250).map(sheetJsCell));
		const book = sheetJs.utils.book_new(sheetJs.utils.aoa_to_sheet(rows), '表');
		const written = sheetJs.write(book, { bookType: 'biff8', type: 'array' }) as ArrayBuffer;
		return {
			bytes: mutated(new Uint8Array(written), bytes, BYTE_CHANGES),
			fileName: table.name.replace(/\.\w+$/, '.xls')
		};
	});

/** A BIFF8 cell holds 32,767 characters. */
function sheetJsCell(text: string): string | number {
	return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : text.slice(0, 32_000);
}

export const fuzzedFile: fc.Arbitrary<PrintedFile> = fc.oneof(
	{ weight: 5, arbitrary: text },
	{ weight: 2, arbitrary: raw },
	{ weight: 3, arbitrary: xlsx },
	{ weight: 1, arbitrary: xls }
);
