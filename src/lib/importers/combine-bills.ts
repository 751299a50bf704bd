import { finding, type Finding } from '$lib/domain/finding';
import { eachRow } from './csv';
import type { BillRow, Document, RejectedRow } from './importer';
import { pushRejected } from './reading';
import { sameFigure } from './total-check';

export interface SheetBills {
	document: Document;
	bills: BillRow[];
}

/** The bills of one point from several sheets; what two sheets say of one period counts once. */
export function combineBills(
	sheets: SheetBills[],
	told: { rejected: RejectedRow[]; findings: Finding[] }
): BillRow[] {
	const kept = new Map<string, BillRow>();
	for (const { document, bills } of sheets) {
		for (const row of bills) {
			const key = `${row.bill.start}-${row.bill.end}`;
			const first = kept.get(key);
			if (!first) kept.set(key, row);
			else if (isSame(first, row)) told.findings.push(repeated(row, first));
			else pushRejected(told.rejected, contradicted(row, first, document));
		}
	}
	return [...kept.values()];
}

function isSame({ bill: a }: BillRow, { bill: b }: BillRow): boolean {
	return sameFigure(a.quantity, b.quantity) && a.costYen === b.costYen;
}

function repeated({ sheet, row, column }: BillRow, first: BillRow): Finding {
	return finding('note', 'bill.repeated_on_sheet', placeOf(first), { sheet, row, column });
}

function contradicted(
	{ sheet, row, column }: BillRow,
	first: BillRow,
	document: Document
): RejectedRow {
	const where = { sheet, row, column };
	const found = finding('warning', 'bill.same_period_on_sheet', placeOf(first), where);
	return { sheet, row, cells: cellsOf(document, row), finding: found };
}

function placeOf({ sheet, row }: BillRow) {
	return { firstSheet: sheet ?? '', firstRow: row };
}

export function cellsOf(document: Document, wanted: number): string[] {
	const early = document.head[wanted - 1];
	if (early) return early;
	let found: string[] = [];
	eachRow(document.text, document.delimiter, (cells, row) => {
		if (row === wanted) found = cells;
		return row < wanted;
	});
	return found;
}
