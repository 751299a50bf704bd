import { fromRow, type Row, toRow } from './row';
import type { CompanyScope, StatusScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

export type CompanyRestatement = Omit<Row<'company_restatement'>, 'companyId'>;

/** Behind the coordinator's wall: counts and percentages, never what moves. */
export type RestatementOfCompany = Pick<
	Row<'company_restatement'>,
	| ('companyId' | 'status' | 'movedMonths' | 'movedPoints' | 'closedMonths')
	| ('percentBasic' | 'percentAdjusted' | 'decidedAt')
>;

/** Stands in the place of what was computed or decided before. */
export async function putCompanyRestatement(
	scope: CompanyScope,
	tx: WriteTx,
	row: CompanyRestatement
): Promise<void> {
	await tx.query
		.deleteFrom('company_restatement')
		.where('company_id', '=', scope.companyId)
		.where('restatement_id', '=', row.restatementId)
		.execute();
	await tx.query
		.insertInto('company_restatement')
		.values(toRow<'company_restatement'>({ ...row, companyId: scope.companyId }))
		.execute();
}

export async function findCompanyRestatement(
	scope: CompanyScope,
	tx: ReadTx,
	restatementId: string
): Promise<CompanyRestatement | null> {
	const row = await tx.query
		.selectFrom('company_restatement')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('restatement_id', '=', restatementId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Those that reached the company (a dry run has not), newest first. */
export async function listCompanyRestatements(
	scope: CompanyScope,
	tx: ReadTx
): Promise<CompanyRestatement[]> {
	const rows = await tx.query
		.selectFrom('company_restatement')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('status', 'not in', ['computed', 'failed'])
		.orderBy('decided_at', 'desc')
		.orderBy('restatement_id')
		.execute();
	return rows.map(fromRow);
}

/** The edition that a restatement offers the company; null: a shipped one, or none. */
export async function readOfferedContent(
	scope: CompanyScope,
	tx: ReadTx,
	restatementId: string
): Promise<string | null> {
	const row = await tx.query
		.selectFrom('company_restatement as r')
		.innerJoin('factor_edition as f', (join) =>
			join
				.onRef('f.edition_id', '=', 'r.edition_id')
				.onRef('f.consortium_id', '=', 'r.consortium_id')
		)
		.select('f.content')
		.where('r.company_id', '=', scope.companyId)
		.where('r.restatement_id', '=', restatementId)
		.executeTakeFirst();
	return row?.content ?? null;
}

export async function listRestatementsOfCompanies(
	{ companyIds }: StatusScope,
	tx: ReadTx,
	restatementId: string
): Promise<RestatementOfCompany[]> {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('company_restatement')
		.select(['company_id', 'status', 'moved_months', 'moved_points', 'closed_months'])
		.select(['percent_basic', 'percent_adjusted', 'decided_at'])
		.where('company_id', 'in', companyIds)
		.where('restatement_id', '=', restatementId)
		.orderBy('company_id')
		.execute();
	return rows.map(fromRow);
}

/** Which edition counts for which company, where it is not the founding one. */
export async function listEditionsOfCompanies(
	{ companyIds }: StatusScope,
	tx: ReadTx
): Promise<{ companyId: string; series: string; editionId: string }[]> {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('company_edition')
		.select(['company_id', 'series', 'number', 'edition_id'])
		.where('company_id', 'in', companyIds)
		.orderBy('company_id')
		.orderBy('series')
		.orderBy('number')
		.execute();
	const newest = new Map(rows.map((row) => [`${row.company_id} ${row.series}`, row]));
	return [...newest.values()].map(({ company_id, series, edition_id }) => ({
		...{ companyId: company_id, series, editionId: edition_id }
	}));
}
