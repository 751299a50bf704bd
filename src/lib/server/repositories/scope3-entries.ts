import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** A line of scope 3 as it was typed. */
export type Scope3EntryRow = Omit<Row<'scope3_entry'>, 'companyId'>;

/** Those that count and those that once did. */
export async function listScope3Entries(
	scope: CompanyScope,
	tx: ReadTx
): Promise<Scope3EntryRow[]> {
	const rows = await tx.query
		.selectFrom('scope3_entry')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.orderBy('fiscal_year')
		.orderBy('category')
		.orderBy('created_at')
		.orderBy('entry_id')
		.execute();
	return rows.map(fromRow);
}

export async function findScope3Entry(
	scope: CompanyScope,
	tx: ReadTx,
	entryId: string
): Promise<Scope3EntryRow | null> {
	const row = await tx.query
		.selectFrom('scope3_entry')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('entry_id', '=', entryId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function insertScope3Entry(
	scope: CompanyScope,
	tx: WriteTx,
	row: Omit<Scope3EntryRow, 'endedAt' | 'endedBy'>
): Promise<void> {
	const made = { ...row, companyId: scope.companyId, endedAt: null, endedBy: null };
	await tx.query.insertInto('scope3_entry').values(toRow<'scope3_entry'>(made)).execute();
}

/** Says whether it counted until now. */
export async function endScope3Entry(
	scope: CompanyScope,
	tx: WriteTx,
	{ entryId, endedAt, endedBy }: { entryId: string; endedAt: number; endedBy: string }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('scope3_entry')
		.set({ ended_at: endedAt, ended_by: endedBy })
		.where('company_id', '=', scope.companyId)
		.where('entry_id', '=', entryId)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
