import type { AllCompaniesScope, CompanyScope, DirectoryScope } from './scope';
import { fromRow, type Row, toChanges, toRow } from './row';
import type { ReadTx, WriteTx } from './transaction';

export type Company = Row<'company'>;

/** A page of a list in the order of ids: those after `after`, at most `limit`. */
export interface Page {
	limit: number;
	after: string | null;
}

/** The scope is minted for the new company's own id. */
export async function createCompany(
	scope: CompanyScope,
	tx: WriteTx,
	company: Omit<Company, 'companyId' | 'dataVersion'>
): Promise<void> {
	await tx.query
		.insertInto('company')
		.values(toRow<'company'>({ ...company, companyId: scope.companyId, dataVersion: 0 }))
		.execute();
}

export async function findCompany(scope: CompanyScope, tx: ReadTx): Promise<Company | null> {
	const row = await tx.query
		.selectFrom('company')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function listCompanies(
	scope: DirectoryScope,
	tx: ReadTx,
	{ limit, after }: Page
): Promise<Company[]> {
	if (scope.companyIds.length === 0) return [];
	let query = tx.query
		.selectFrom('company')
		.selectAll()
		.where('company_id', 'in', scope.companyIds);
	if (after !== null) query = query.where('company_id', '>', after);
	const rows = await query.orderBy('company_id').limit(limit).execute();
	return rows.map(fromRow);
}

export async function listAllCompanyIds(_scope: AllCompaniesScope, tx: ReadTx): Promise<string[]> {
	const rows = await tx.query
		.selectFrom('company')
		.select('company_id')
		.orderBy('company_id')
		.execute();
	return rows.map((row) => row.company_id);
}

export type CompanyChanges = Partial<
	Pick<Company, 'name' | 'industry' | 'fiscalYearStartMonth' | 'taxDisplay'>
>;

const MAY_CHANGE = ['name', 'industry', 'fiscal_year_start_month', 'tax_display'] as const;

export async function updateCompany(
	scope: CompanyScope,
	tx: WriteTx,
	changes: CompanyChanges
): Promise<void> {
	const columns = toChanges<'company'>(changes, MAY_CHANGE);
	if (Object.keys(columns).length === 0) return;
	await tx.query
		.updateTable('company')
		.set(columns)
		.where('company_id', '=', scope.companyId)
		.execute();
}

/**
 * First in a transaction that commits or undoes an import: what it reads afterwards nobody
 * changes until it ends. On SQLite the write lock is already that.
 */
export async function lockCompany(scope: CompanyScope, tx: WriteTx): Promise<void> {
	if (tx.engine === 'sqlite') return;
	await tx.query
		.selectFrom('company')
		.select('company_id')
		.where('company_id', '=', scope.companyId)
		.forUpdate()
		.execute();
}

/** Counts a commit; answers the new version. */
export async function bumpDataVersion(scope: CompanyScope, tx: WriteTx): Promise<number> {
	const row = await tx.query
		.updateTable('company')
		.set(({ eb }) => ({ data_version: eb('data_version', '+', 1) }))
		.where('company_id', '=', scope.companyId)
		.returning('data_version')
		.executeTakeFirstOrThrow();
	return row.data_version;
}
