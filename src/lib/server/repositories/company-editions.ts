import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

export type CompanyEdition = Omit<Row<'company_edition'>, 'companyId'>;

/** Which editions count for the company in place of the shipped ones, by series. */
export async function listCompanyEditions(
	scope: CompanyScope,
	tx: ReadTx
): Promise<CompanyEdition[]> {
	const rows = await tx.query
		.selectFrom('company_edition as e')
		.select(['e.series', 'e.number', 'e.edition_id', 'e.consortium_id', 'e.adopted_at'])
		.select('e.adopted_by')
		.where('e.company_id', '=', scope.companyId)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('company_edition as later')
						.select('later.number')
						.where('later.company_id', '=', scope.companyId)
						.whereRef('later.series', '=', 'e.series')
						.whereRef('later.number', '>', 'e.number')
				)
			)
		)
		.orderBy('e.series')
		.execute();
	return rows.map(fromRow);
}

/** From now on; what counted before stays on record. */
export async function adoptEdition(
	scope: CompanyScope,
	tx: WriteTx,
	edition: Omit<CompanyEdition, 'number'>
): Promise<void> {
	const last = await tx.query
		.selectFrom('company_edition')
		.select(({ fn }) => fn.max('number').as('number'))
		.where('company_id', '=', scope.companyId)
		.where('series', '=', edition.series)
		.executeTakeFirst();
	const number = (last?.number ?? 0) + 1;
	await tx.query
		.insertInto('company_edition')
		.values(toRow<'company_edition'>({ ...edition, number, companyId: scope.companyId }))
		.execute();
}

/** The contents of editions that the company adopted, now or once. */
export async function readAdoptedContents(
	scope: CompanyScope,
	tx: ReadTx,
	editionIds: readonly string[]
): Promise<{ editionId: string; content: string }[]> {
	if (editionIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('factor_edition as f')
		.innerJoin('company_edition as e', (join) =>
			join
				.onRef('e.edition_id', '=', 'f.edition_id')
				.onRef('e.consortium_id', '=', 'f.consortium_id')
		)
		.select(['f.edition_id', 'f.content'])
		.where('e.company_id', '=', scope.companyId)
		.where('f.edition_id', 'in', editionIds)
		.distinct()
		.execute();
	return rows.map(fromRow);
}
