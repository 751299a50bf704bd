import { writeXlsx } from 'hucre/xlsx';
import { roundHalfUp } from '$lib/domain/units/decimal';

/** What a column holds: texts, or figures with so many decimals. */
export interface TypedColumn {
	head: string;
	width: number;
	decimals?: number;
}

/** A table below a few lines of text. Texts stay texts: none of them becomes a formula. */
export interface TypedSheet {
	name: string;
	/** Lines above the table, such as its title and what it covers. */
	lines?: string[];
	columns: TypedColumn[];
	rows: (string | number | null)[][];
}

/** A workbook of typed cells, figures rounded half up once, as pages print them. */
export async function typedWorkbook(
	sheets: readonly TypedSheet[]
): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await writeXlsx({ sheets: sheets.map(sheetOf) }));
}

function sheetOf({ name, lines = [], columns, rows }: TypedSheet) {
	const above = lines.length === 0 ? [] : [...lines.map((line) => [line]), []];
	const head = columns.map((column) => column.head);
	return {
		name,
		columns: columns.map(({ width, decimals }) => ({
			width,
			...(decimals !== undefined && { numFmt: numberFormat(decimals) })
		})),
		rows: [
			...above,
			...(head.some(Boolean) ? [head] : []),
			...rows.map((row) => rounded(row, columns))
		],
		freezePane: { rows: above.length + 1 },
		pageSetup: { paperSize: 'a4' as const, orientation: 'landscape' as const, fitToWidth: 1 }
	};
}

function rounded(row: (string | number | null)[], columns: TypedColumn[]) {
	return row.map((cell, at) =>
		typeof cell === 'number' ? roundHalfUp(cell, columns[at]?.decimals ?? 0) : cell
	);
}

function numberFormat(decimals: number): string {
	return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}
