import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** A factor or conversion of the company's own, as it was typed. */
export type OwnFactorRow = Omit<Row<'own_factor'>, 'companyId'>;

/** Those that count and those that once did. */
export async function listOwnFactors(scope: CompanyScope, tx: ReadTx): Promise<OwnFactorRow[]> {
	const rows = await tx.query
		.selectFrom('own_factor')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.orderBy('created_at')
		.orderBy('factor_id')
		.execute();
	return rows.map(fromRow);
}

export async function findOwnFactor(
	scope: CompanyScope,
	tx: ReadTx,
	factorId: string
): Promise<OwnFactorRow | null> {
	const row = await tx.query
		.selectFrom('own_factor')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('factor_id', '=', factorId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function insertOwnFactor(
	scope: CompanyScope,
	tx: WriteTx,
	row: Omit<OwnFactorRow, 'endedAt' | 'endedBy'>
): Promise<void> {
	const made = { ...row, companyId: scope.companyId, endedAt: null, endedBy: null };
	await tx.query.insertInto('own_factor').values(toRow<'own_factor'>(made)).execute();
}

/** Says whether it counted until now. */
export async function endOwnFactor(
	scope: CompanyScope,
	tx: WriteTx,
	{ factorId, endedAt, endedBy }: { factorId: string; endedAt: number; endedBy: string }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('own_factor')
		.set({ ended_at: endedAt, ended_by: endedBy })
		.where('company_id', '=', scope.companyId)
		.where('factor_id', '=', factorId)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
