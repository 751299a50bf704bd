import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { splitRows } from '$lib/importers/csv';
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
					...(set.figures && { figures: set.figures.map((row) => ({ ...row, sheet: null })) })
				}))
			: [];
	return { status, layout: layout?.id ?? null, records };
}

/** Rows that no spreadsheet program would make of the text, or more than a sheet of text needs. */
const NO_TABLES = new Set(['refused', 'unclaimed']);

describe('every document of a layout is read from a workbook of the same cells as from its text', () => {
	for (const { folder, path } of documents()) {
		if (NO_TABLES.has(folder)) continue;
		it(path, () => {
			const decoded = decode(bytesOf(pathOf(path)), path);
			if (!('document' in decoded)) return expect(path).toMatch(/\.(xlsx|pdf)$/);
			const { rows } = splitRows(decoded.document, 100_000);
			const cells = rows.map((row): Cell[] => row.map((cell) => cell.replaceAll('\0', '\ufffd')));
			const fileName = basename(path).replace(/\.\w+$/, '.xlsx');
			const outcome = readDocument(workbook([{ rows: cells }]), fileName, NO_HELP);
			expect(told(outcome)).toEqual(told(read(path)));
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
