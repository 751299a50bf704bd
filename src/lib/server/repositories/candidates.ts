import { fromRow, insertRows, type Row } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** Bills and days of readings between preview and commit, in the ledger's own form. */
export type BillCandidate = Omit<Row<'bill_candidate'>, 'companyId' | 'importId'>;
export type LoadDayCandidate = Omit<Row<'load_day_candidate'>, 'companyId' | 'importId'>;

/** What candidate and ledger have in common, besides whose it is and of which import. */
export const BILL_COLUMNS = [
	'record_index',
	'number',
	'start_day',
	'end_day',
	'quantity',
	'quantity_scale',
	'night_quantity',
	'cost_yen',
	'tax_yen',
	'peak_kw',
	'peak_kw_scale',
	'contract_kw',
	'contract_kw_scale',
	'power_factor_percent',
	'reading',
	'sheet',
	'row',
	'column_name',
	'note'
] as const;

export const LOAD_DAY_COLUMNS = [
	'day',
	'slot_minutes',
	'scale',
	'slots',
	'total',
	'peak',
	'peak_slot',
	'missing',
	'first_row',
	'row_step',
	'rows',
	'sheets',
	'estimated'
] as const;

export async function insertBillCandidates(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, bills }: { importId: string; bills: Iterable<BillCandidate> }
): Promise<void> {
	const shared = { companyId: scope.companyId, importId };
	await insertRows(tx, { table: 'bill_candidate', shared, columns: BILL_COLUMNS }, bills);
}

export async function insertLoadDayCandidates(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, days }: { importId: string; days: Iterable<LoadDayCandidate> }
): Promise<void> {
	const shared = { companyId: scope.companyId, importId };
	const columns = ['record_index', ...LOAD_DAY_COLUMNS] as const;
	await insertRows(tx, { table: 'load_day_candidate', shared, columns }, days);
}

/** Of one record, or of all. */
export async function listBillCandidates(
	scope: CompanyScope,
	tx: ReadTx,
	{ importId, recordIndex }: { importId: string; recordIndex?: number }
): Promise<BillCandidate[]> {
	let query = tx.query
		.selectFrom('bill_candidate')
		.select(BILL_COLUMNS)
		.where('company_id', '=', scope.companyId)
		.where('import_id', '=', importId);
	if (recordIndex !== undefined) query = query.where('record_index', '=', recordIndex);
	const rows = await query.orderBy('record_index').orderBy('number').execute();
	return rows.map(fromRow);
}

/** Days of one record behind `after` (null: from the first), in pages: a file may hold decades. */
export async function listLoadDayCandidates(
	scope: CompanyScope,
	tx: ReadTx,
	page: { importId: string; recordIndex: number; after: number | null; limit: number }
): Promise<LoadDayCandidate[]> {
	let query = tx.query
		.selectFrom('load_day_candidate')
		.select(['record_index', ...LOAD_DAY_COLUMNS])
		.where('company_id', '=', scope.companyId)
		.where('import_id', '=', page.importId)
		.where('record_index', '=', page.recordIndex);
	if (page.after !== null) query = query.where('day', '>', page.after);
	const rows = await query.orderBy('day').limit(page.limit).execute();
	return rows.map(fromRow);
}

export async function deleteCandidates(
	scope: CompanyScope,
	tx: WriteTx,
	importId: string
): Promise<void> {
	for (const table of ['bill_candidate', 'load_day_candidate', 'figure_candidate'] as const)
		await tx.query
			.deleteFrom(table)
			.where('company_id', '=', scope.companyId)
			.where('import_id', '=', importId)
			.execute();
}
