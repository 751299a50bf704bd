import { fromRow, toRow, type Row } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

export type IssuedReport = Omit<Row<'issued_report'>, 'companyId'>;

/** Of one kind, the latest first. */
export async function listIssuedReports(
	scope: CompanyScope,
	tx: ReadTx,
	kind: string
): Promise<Omit<IssuedReport, 'content'>[]> {
	const rows = await tx.query
		.selectFrom('issued_report')
		.select(['report_id', 'kind', 'fiscal_year', 'data_version', 'factor_ids'])
		.select(['issued_by', 'issued_at', 'replaced_by', 'replaced_at'])
		.where('company_id', '=', scope.companyId)
		.where('kind', '=', kind)
		.orderBy('issued_at', 'desc')
		.orderBy('report_id')
		.execute();
	return rows.map(fromRow);
}

export async function findIssuedReport(
	scope: CompanyScope,
	tx: ReadTx,
	reportId: string
): Promise<IssuedReport | null> {
	const row = await tx.query
		.selectFrom('issued_report')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('report_id', '=', reportId)
		.executeTakeFirst();
	if (!row) return null;
	const { company_id: _, ...report } = row;
	return fromRow(report);
}

export async function insertIssuedReport(
	scope: CompanyScope,
	tx: WriteTx,
	report: Omit<IssuedReport, 'replacedBy' | 'replacedAt'>
): Promise<void> {
	const row = { ...report, replacedBy: null, replacedAt: null, companyId: scope.companyId };
	await tx.query.insertInto('issued_report').values(toRow<'issued_report'>(row)).execute();
}

/** Earlier issues of the same year that nothing stands in for yet; their figures stay. */
export async function replaceIssuedReports(
	scope: CompanyScope,
	tx: WriteTx,
	by: { kind: string; fiscalYear: number; reportId: string; now: number }
): Promise<number> {
	const { numUpdatedRows } = await tx.query
		.updateTable('issued_report')
		.set({ replaced_by: by.reportId, replaced_at: by.now })
		.where('company_id', '=', scope.companyId)
		.where('kind', '=', by.kind)
		.where('fiscal_year', '=', by.fiscalYear)
		.where('report_id', '!=', by.reportId)
		.where('replaced_by', 'is', null)
		.executeTakeFirst();
	return Number(numUpdatedRows);
}
