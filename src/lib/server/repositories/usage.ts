import { fromRow, insertRows, type Row } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** `findings` is JSON text. */
export type UsageMonth = Omit<Row<'usage_month'>, 'companyId'>;
export type CompanyMonth = Omit<Row<'company_month'>, 'companyId'>;

/** With what a screen groups by. */
export type UsageMonthOfPoint = UsageMonth & { siteId: string; carrier: string };

/** `YYYY-MM`, both included. */
export interface MonthRange {
	from: string;
	to: string;
}

const RESULT_COLUMNS = [
	'quantity',
	'gigajoules',
	'crude_oil_kl',
	'co2_kg_basic',
	'co2_kg_adjusted',
	'cost_yen',
	'cost_days',
	'covered_days',
	'days',
	'data_status',
	'status_gigajoules',
	'status_crude_oil',
	'status_co2_basic',
	'status_co2_adjusted'
] as const;

/** Drops the point's months of the range and writes `months` instead. */
export async function replaceUsageMonths(
	scope: CompanyScope,
	tx: WriteTx,
	of: MonthRange & { meteringPointId: string; months: readonly UsageMonth[] }
): Promise<void> {
	await tx.query
		.deleteFrom('usage_month')
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', '=', of.meteringPointId)
		.where('month', '>=', of.from)
		.where('month', '<=', of.to)
		.execute();
	const columns = [
		'metering_point_id',
		'month',
		'unit',
		...RESULT_COLUMNS,
		'factor_id',
		'energy_factor_id',
		'day_quantity',
		'night_quantity',
		'findings'
	] as const;
	const shared = { companyId: scope.companyId };
	await insertRows(tx, { table: 'usage_month', shared, columns }, of.months);
}

export async function replaceCompanyMonths(
	scope: CompanyScope,
	tx: WriteTx,
	of: MonthRange & { months: readonly CompanyMonth[] }
): Promise<void> {
	await tx.query
		.deleteFrom('company_month')
		.where('company_id', '=', scope.companyId)
		.where('month', '>=', of.from)
		.where('month', '<=', of.to)
		.execute();
	const columns = ['month', ...RESULT_COLUMNS] as const;
	const shared = { companyId: scope.companyId };
	await insertRows(tx, { table: 'company_month', shared, columns }, of.months);
}

/** By metering point and month: the order in which sums are taken. */
export async function listUsageMonths(
	scope: CompanyScope,
	tx: ReadTx,
	{ from, to, meteringPointId }: MonthRange & { meteringPointId?: string }
): Promise<UsageMonthOfPoint[]> {
	let query = tx.query
		.selectFrom('usage_month as u')
		.innerJoin('metering_point as p', (join) =>
			join
				.onRef('p.company_id', '=', 'u.company_id')
				.onRef('p.metering_point_id', '=', 'u.metering_point_id')
		)
		.selectAll('u')
		.select(['p.site_id', 'p.carrier'])
		.where('u.company_id', '=', scope.companyId)
		.where('u.month', '>=', from)
		.where('u.month', '<=', to);
	if (meteringPointId !== undefined)
		query = query.where('u.metering_point_id', '=', meteringPointId);
	if (scope.sites !== 'all') query = query.where('p.site_id', 'in', scope.sites);
	const rows = await query.orderBy('u.metering_point_id').orderBy('u.month').execute();
	return rows.map(fromRow);
}

export async function listCompanyMonths(
	scope: CompanyScope,
	tx: ReadTx,
	{ from, to }: MonthRange
): Promise<CompanyMonth[]> {
	const rows = await tx.query
		.selectFrom('company_month')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('month', '>=', from)
		.where('month', '<=', to)
		.orderBy('month')
		.execute();
	return rows.map(fromRow);
}

/** First and last month with a derived row; null while nothing is committed. */
export async function monthsWithData(scope: CompanyScope, tx: ReadTx): Promise<MonthRange | null> {
	const row = await tx.query
		.selectFrom('company_month')
		.select(({ fn }) => [fn.min('month').as('from'), fn.max('month').as('to')])
		.where('company_id', '=', scope.companyId)
		.executeTakeFirstOrThrow();
	return row.from === null ? null : row;
}
