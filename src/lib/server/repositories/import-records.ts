import { fromRow, insertRows, type Row } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** `byMonth` is JSON text here. */
export type ImportRecord = Omit<Row<'import_record'>, 'companyId' | 'importId'>;
/** As it was read: which series it belongs to shows at the commit. */
export type NewImportRecord = Omit<ImportRecord, 'seriesId'>;
/** `cells` and `finding` are JSON text here. */
export type RejectedRow = Omit<Row<'rejected_row'>, 'companyId' | 'importId'>;

const RECORD_COLUMNS = [
	'record_index',
	'kind',
	'carrier',
	'unit',
	'supply_point_number',
	'supplier',
	'menu',
	'label',
	'metering_point_id',
	'from_day',
	'to_day',
	'count',
	'missing',
	'quantity',
	'cost_yen',
	'peak_kw',
	'slot_minutes',
	'by_month'
] as const;

export async function insertRecords(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, records }: { importId: string; records: NewImportRecord[] }
): Promise<void> {
	const shared = { companyId: scope.companyId, importId };
	await insertRows(tx, { table: 'import_record', shared, columns: RECORD_COLUMNS }, records);
}

export async function listRecords(
	scope: CompanyScope,
	tx: ReadTx,
	importId: string
): Promise<ImportRecord[]> {
	const rows = await tx.query
		.selectFrom('import_record')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('import_id', '=', importId)
		.orderBy('record_index')
		.execute();
	return rows.map(fromRow);
}

export async function setRecordPoint(
	scope: CompanyScope,
	tx: WriteTx,
	record: { importId: string; recordIndex: number; meteringPointId: string }
): Promise<void> {
	await tx.query
		.updateTable('import_record')
		.set({ metering_point_id: record.meteringPointId })
		.where('company_id', '=', scope.companyId)
		.where('import_id', '=', record.importId)
		.where('record_index', '=', record.recordIndex)
		.execute();
}

/** Of a record that has no metering point: the weather station or driver it went to. */
export async function setRecordSeries(
	scope: CompanyScope,
	tx: WriteTx,
	record: { importId: string; recordIndex: number; seriesId: string }
): Promise<void> {
	await tx.query
		.updateTable('import_record')
		.set({ series_id: record.seriesId })
		.where('company_id', '=', scope.companyId)
		.where('import_id', '=', record.importId)
		.where('record_index', '=', record.recordIndex)
		.execute();
}

export async function insertRejectedRows(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, rows }: { importId: string; rows: RejectedRow[] }
): Promise<void> {
	const shared = { companyId: scope.companyId, importId };
	const columns = ['sheet', 'row', 'number', 'cells', 'finding'] as const;
	await insertRows(tx, { table: 'rejected_row', shared, columns }, rows);
}

/** In the order of the file, those behind number `after`. */
export async function listRejectedRows(
	scope: CompanyScope,
	tx: ReadTx,
	{ importId, after, limit }: { importId: string; after: number; limit: number }
): Promise<RejectedRow[]> {
	const rows = await tx.query
		.selectFrom('rejected_row')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('import_id', '=', importId)
		.where('number', '>', after)
		.orderBy('number')
		.limit(limit)
		.execute();
	return rows.map(fromRow);
}

/** Before a file is read again with a mapping: what the first reading found goes. */
export async function deleteFindingsOfReading(
	scope: CompanyScope,
	tx: WriteTx,
	importId: string
): Promise<void> {
	for (const table of ['import_record', 'rejected_row'] as const)
		await tx.query
			.deleteFrom(table)
			.where('company_id', '=', scope.companyId)
			.where('import_id', '=', importId)
			.execute();
}
