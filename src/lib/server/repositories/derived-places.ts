import { fromRow, type Row } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx } from './transaction';

/**
 * What is stored as in force, as it stands there: not joined with the ledger or with the points,
 * so that a row which points to nothing shows as well. For `verify`.
 */
export type BillPlaceInForce = Omit<Row<'bill_in_force'>, 'companyId'>;
export type FigurePlaceInForce = Omit<Row<'figure_in_force'>, 'companyId'>;

export async function listBillPlaces(scope: CompanyScope, tx: ReadTx): Promise<BillPlaceInForce[]> {
	const rows = await tx.query
		.selectFrom('bill_in_force')
		.select(['metering_point_id', 'start_day', 'import_id', 'record_index', 'number'])
		.where('company_id', '=', scope.companyId)
		.execute();
	return rows.map(fromRow);
}

export async function listFigurePlaces(
	scope: CompanyScope,
	tx: ReadTx
): Promise<FigurePlaceInForce[]> {
	const rows = await tx.query
		.selectFrom('figure_in_force')
		.select(['series_id', 'kind', 'start_day', 'import_id', 'record_index', 'number'])
		.where('company_id', '=', scope.companyId)
		.execute();
	return rows.map(fromRow);
}

/** Points that the rows of a table name, whether they exist or not. */
export async function listDerivedPoints(
	scope: CompanyScope,
	tx: ReadTx,
	table: 'load_day_in_force' | 'usage_month'
): Promise<string[]> {
	const rows = await tx.query
		.selectFrom(table)
		.select('metering_point_id')
		.distinct()
		.where('company_id', '=', scope.companyId)
		.orderBy('metering_point_id')
		.execute();
	return rows.map((row) => row.metering_point_id);
}
