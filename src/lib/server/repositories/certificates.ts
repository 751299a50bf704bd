import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** A certificate of renewable power; `kind` is one of the domain's. */
export type CertificateRow = Omit<Row<'certificate'>, 'companyId'>;

/** Those that count and those that once did. */
export async function listCertificates(scope: CompanyScope, tx: ReadTx): Promise<CertificateRow[]> {
	const rows = await tx.query
		.selectFrom('certificate')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.orderBy('from_month')
		.orderBy('certificate_id')
		.execute();
	return rows.map(fromRow);
}

export async function findCertificate(
	scope: CompanyScope,
	tx: ReadTx,
	certificateId: string
): Promise<CertificateRow | null> {
	const row = await tx.query
		.selectFrom('certificate')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('certificate_id', '=', certificateId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function insertCertificate(
	scope: CompanyScope,
	tx: WriteTx,
	row: Omit<CertificateRow, 'endedAt' | 'endedBy'>
): Promise<void> {
	const made = { ...row, companyId: scope.companyId, endedAt: null, endedBy: null };
	await tx.query.insertInto('certificate').values(toRow<'certificate'>(made)).execute();
}

/** Says whether it counted until now. */
export async function endCertificate(
	scope: CompanyScope,
	tx: WriteTx,
	{ certificateId, endedAt, endedBy }: { certificateId: string; endedAt: number; endedBy: string }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('certificate')
		.set({ ended_at: endedAt, ended_by: endedBy })
		.where('company_id', '=', scope.companyId)
		.where('certificate_id', '=', certificateId)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
