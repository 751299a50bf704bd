import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MISSING } from '$lib/domain/readings/load-day';
import { toNumber } from '$lib/domain/units/decimal';
import { splitRows } from '$lib/importers/text/csv';
import { decode } from '$lib/importers/decode';
import { readDocument, type DocumentOutcome } from '$lib/importers/registry';
import { bytesOf, documents, NO_HELP, quantityOf, read, recordsOf } from './documents';
import { workbook, type Cell } from './made-workbook';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What was read, without the places that a workbook names otherwise. */
function told(outcome: DocumentOutcome) {
	const { status, layout } = outcome;
	const records =
		status === 'read'
			? outcome.reading.records.map((set) => ({
					...set,
					bills: set.bills.map((row) => ({ ...row, sheet: null })),
					days: set.days.map((day) => ({ ...day, sheets: null })),
					...(set.figures && { figures: set.figures.map((row) => ({ ...row, sheet: null })) })
				}))
			: [];
	return { status, layout: layout?.id ?? null, records };
}

/** Rows that no spreadsheet program would make of the text, or more than a sheet of text needs. */
const NO_TABLES = new Set(['refused', 'unclaimed']);

/** The document as a workbook of its cells; null where it is none of text. */
function asWorkbook(path: string, toCell: (text: string) => Cell): DocumentOutcome | null {
	const decoded = decode(bytesOf(pathOf(path)), path);
	if (!('document' in decoded)) return null;
	const { rows } = splitRows(decoded.document, 100_000);
	const cells = rows.map((row) => row.map((cell) => toCell(cell.replaceAll('\0', '\ufffd'))));
	const fileName = basename(path).replace(/\.\w+$/, '.xlsx');
	return readDocument(workbook([{ rows: cells }]), fileName, NO_HELP);
}

const NO_TEXT = /\.(xlsx|pdf)$/;

describe('every document of a layout is read from a workbook of the same cells as from its text', () => {
	for (const { folder, path } of documents()) {
		if (NO_TABLES.has(folder)) continue;
		it(path, () => {
			const outcome = asWorkbook(path, (text) => text);
			if (!outcome) return expect(path).toMatch(NO_TEXT);
			expect(told(outcome)).toEqual(told(read(path)));
		});
	}
});

/** Figures and days as the cells that a spreadsheet program makes of them. */
function typed(cell: string): Cell {
	if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(cell)) return Number(cell);
	const match = /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(cell);
	if (!match) return cell;
	const [year, month, day, hours = NaN, minutes] = match.slice(1).map(Number);
	const serial = Date.UTC(year!, month! - 1, day) / 86_400_000 + 25_569;
	if (Number.isNaN(hours)) return { v: serial, format: 14 };
	return { v: serial + (hours * 60 + minutes!) / 1440, format: 22 };
}

/** 2.50 of a text is 2.5 of a cell. */
function figures(outcome: DocumentOutcome) {
	const { status, layout, records } = told(outcome);
	const sets = records.map(({ bills, days, ...set }) => ({
		...set,
		bills: bills.map(({ bill: { quantity, peakKw, contractKw, ...bill }, row }) => [
			row,
			bill,
			...[quantity, peakKw, contractKw].map((one) => one && toNumber(one))
		]),
		days: days.map(({ slots, scale, ...day }) => ({
			...day,
			slots: [...slots].map((slot) => (slot === MISSING ? null : slot / 10 ** scale))
		})),
		figures: (set.figures ?? []).map((row) => ({
			...row,
			quantity: row.quantity && toNumber(row.quantity)
		}))
	}));
	return { status, layout, sets };
}

describe('and from a workbook of typed cells', () => {
	for (const { folder, path } of documents()) {
		if (NO_TABLES.has(folder)) continue;
		it(path, () => {
			const outcome = asWorkbook(path, typed);
			if (!outcome) return expect(path).toMatch(NO_TEXT);
			expect(figures(outcome)).toEqual(figures(read(path)));
		});
	}
});

const LAYOUT_WORKBOOKS: [path: string, layout: string, kwh: number][] = [
	['tohoku-wide/tohoku_wide_202108.xlsx', 'tohoku-wide', 42_949.8],
	['enaris-wide/【エナリス】202506_使用実績_○○生涯学習館.xlsx', 'enaris-wide', 16_616.7],
	['monthly-bills/wareki_dates_merged_header_phonetic.xlsx', 'monthly-bills', 708_630]
];

it.each(LAYOUT_WORKBOOKS)('%s: %s, %d kWh', (path, layout, kwh) => {
	const outcome = read(path);
	const sum = recordsOf(outcome).reduce((total, set) => total + quantityOf(set), 0);
	expect([outcome.layout?.id, Number(sum.toFixed(6))]).toEqual([layout, kwh]);
});
