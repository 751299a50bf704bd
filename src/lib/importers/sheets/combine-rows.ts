import { finding, type Finding } from '$lib/domain/finding';
import { eachRow } from '../text/csv';
import type { BillRow, Document, FigureRow, RejectedRow } from '../importer';
import { pushRejected } from '../reading';
import { sameFigure } from '../bills/total-check';

/** A record and where it stands. */
interface Row {
	sheet: string | null;
	row: number;
	column: string;
}

export interface SheetRows<R extends Row> {
	document: Document;
	rows: R[];
}

/** Which rows are about the same, and whether they say the same of it. */
export interface Likeness<R extends Row> {
	keyOf(row: R): string;
	isSame(a: R, b: R): boolean;
}

export const LIKE_BILLS: Likeness<BillRow> = {
	keyOf: ({ bill: { start, end } }) => `${start}-${end}`,
	isSame: ({ bill: a }, { bill: b }) =>
		sameFigure(a.quantity, b.quantity) && a.costYen === b.costYen
};

/** Of a day there is one temperature and one count, but there may be several deliveries. */
export const LIKE_FIGURES: Likeness<FigureRow> = {
	keyOf: (row) => {
		const period = [row.kind, row.column, row.start, row.end];
		return JSON.stringify(row.kind === 'delivery' ? [...period, saidBy(row)] : period);
	},
	isSame: (a, b) => saidBy(a) === saidBy(b)
};

function saidBy({ quantity, costYen }: FigureRow): string {
	return JSON.stringify([quantity && quantity.coefficient / 10 ** quantity.scale, costYen]);
}

/** The rows of one point from several sheets; what two sheets say of the same counts once. */
export function combineRows<R extends Row>(
	sheets: SheetRows<R>[],
	{ keyOf, isSame }: Likeness<R>,
	told: { rejected: RejectedRow[]; findings: Finding[] }
): R[] {
	const kept: R[] = [];
	const elsewhere = new Map<string, R>();
	for (const { document, rows } of sheets) {
		const own = rows.filter((row) => {
			const first = elsewhere.get(keyOf(row));
			if (first && isSame(first, row)) told.findings.push(repeated(row, first));
			else if (first) pushRejected(told.rejected, contradicted(row, first, document));
			return first === undefined;
		});
		for (const row of own) elsewhere.set(keyOf(row), row);
		kept.push(...own);
	}
	return kept;
}

function repeated({ sheet, row, column }: Row, first: Row): Finding {
	return finding('note', 'row.repeated_on_sheet', placeOf(first), { sheet, row, column });
}

function contradicted({ sheet, row, column }: Row, first: Row, document: Document): RejectedRow {
	const where = { sheet, row, column };
	const found = finding('warning', 'row.contradicts_sheet', placeOf(first), where);
	return { sheet, row, cells: cellsOf(document, row), finding: found };
}

function placeOf({ sheet, row }: Row) {
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
