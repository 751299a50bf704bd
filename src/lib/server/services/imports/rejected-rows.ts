import { writeXlsx } from 'hucre/xlsx';
import type { Finding } from '$lib/domain/finding';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { listRejectedRows, type RejectedRow } from '../../repositories/import-records';
import { findImport } from '../../repositories/imports';
import { read } from '../../repositories/transaction';
import { label, message, type Locale } from '../../sentences';

/** As many rows as an import keeps of what it could not read. */
const ALL = { after: -1, limit: 100_000 };

/** What could not be read, row by row with the reason, as a workbook to correct it in. */
export async function rejectedWorkbook(
	context: Context,
	companyId: string,
	importId: string
): Promise<{ fileName: string; content: Uint8Array<ArrayBuffer> }> {
	const scope = authoriseCompany(context, 'import', 'read', companyId);
	const found = await read(getServer().database, scope, async (tx) => {
		const row = await findImport(scope, tx, importId);
		return row && { row, rejected: await listRejectedRows(scope, tx, { importId, ...ALL }) };
	});
	if (!found) throw new NotFound('not_found');
	const { locale } = context;
	const stem = found.row.fileName.replace(/\.[^.]*$/, '');
	return {
		fileName: `${stem}_${label('rejected_file', locale)}.xlsx`,
		content: await workbook(found.rejected, locale)
	};
}

/** Every cell of the file is a text cell: what looks like a formula stays what was printed. */
async function workbook(rejected: RejectedRow[], locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
	const cells = rejected.map((row) => JSON.parse(row.cells) as string[]);
	const width = Math.max(0, ...cells.map((row) => row.length));
	const names = Array.from({ length: width }, (_, index) =>
		label('rejected_cell', locale, { number: index + 1 })
	);
	const ofWorkbook = rejected.some((row) => row.sheet !== null);
	const place = ofWorkbook ? [label('rejected_sheet', locale)] : [];
	const told = [label('rejected_row', locale), label('rejected_reason', locale)];
	const heading = [...place, ...told, ...names];
	const rows = rejected.map((row, index) => [
		...(ofWorkbook ? [row.sheet ?? ''] : []),
		row.row,
		message(JSON.parse(row.finding) as Finding, locale),
		...cells[index]!
	]);
	const sheet = { name: label('rejected_file', locale), rows: [heading, ...rows] };
	return new Uint8Array(await writeXlsx({ sheets: [{ ...sheet, freezePane: { rows: 1 } }] }));
}
