import { fromRow } from './row';
import type { DirectoryScope, StatusScope } from './scope';
import type { ReadTx } from './transaction';

/**
 * How far the data of many companies are, in one query each. Energy leaves here by company and
 * month only to become a percentage in the service; nothing finer is read at all.
 */
type Many = StatusScope | DirectoryScope;

const COMPLETE = ['measured', 'estimated'];

export interface StatusCompany {
	companyId: string;
	name: string;
	industry: string | null;
}

export async function listStatusCompanies(
	{ companyIds }: Many,
	tx: ReadTx
): Promise<StatusCompany[]> {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('company')
		.select(['company_id', 'name', 'industry'])
		.where('company_id', 'in', companyIds)
		.orderBy('company_id')
		.execute();
	return rows.map(fromRow);
}

/** From the month on: how many points cover it wholly, and its energy. */
export async function listMonthCounts(
	{ companyIds }: Many,
	tx: ReadTx,
	from: string
): Promise<
	{ companyId: string; month: string; completePoints: number; gigajoules: number | null }[]
> {
	if (companyIds.length === 0) return [];
	const counts = tx.query
		.selectFrom('usage_month')
		.select(({ fn }) => [
			'company_id',
			'month',
			fn
				.countAll<number>()
				.filterWhere(({ and, eb, ref }) =>
					and([eb('data_status', 'in', COMPLETE), eb('covered_days', '>=', ref('days'))])
				)
				.as('complete_points')
		])
		.where('company_id', 'in', companyIds)
		.where('month', '>=', from)
		.groupBy(['company_id', 'month']);
	const rows = await tx.query
		.selectFrom(counts.as('u'))
		.innerJoin('company_month as c', (join) =>
			join.onRef('c.company_id', '=', 'u.company_id').onRef('c.month', '=', 'u.month')
		)
		.select(['u.company_id', 'u.month', 'u.complete_points', 'c.gigajoules'])
		.execute();
	return rows.map(fromRow);
}

/** First and last month with data of each metering point. */
export async function listPointSpans(
	{ companyIds }: Many,
	tx: ReadTx
): Promise<{ companyId: string; meteringPointId: string; first: string; last: string }[]> {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('usage_month')
		.select(({ fn }) => [
			'company_id',
			'metering_point_id',
			fn.min('month').as('first'),
			fn.max('month').as('last')
		])
		.where('company_id', 'in', companyIds)
		.groupBy(['company_id', 'metering_point_id'])
		.execute();
	return rows.map(fromRow);
}

/** From the month on: how far each point covers each month, without what it used. */
export async function listPointMonths(
	{ companyIds }: Many,
	tx: ReadTx,
	{ from, to }: { from: string; to: string }
): Promise<PointMonth[]> {
	if (companyIds.length === 0) return [];
	return tx.query
		.selectFrom('usage_month')
		.select([
			...(['company_id as companyId', 'metering_point_id as meteringPointId', 'month'] as const),
			...(['data_status as dataStatus', 'covered_days as coveredDays', 'days'] as const)
		])
		.where('company_id', 'in', companyIds)
		.where('month', '>=', from)
		.where('month', '<=', to)
		.orderBy('company_id')
		.orderBy('metering_point_id')
		.orderBy('month')
		.execute();
}

export interface PointMonth {
	companyId: string;
	meteringPointId: string;
	month: string;
	dataStatus: string;
	coveredDays: number;
	days: number;
}

/** On which days the bills in force of each point began, from the day on. */
export async function listBillStartsOf(
	{ companyIds }: Many,
	tx: ReadTx,
	since: number
): Promise<{ companyId: string; meteringPointId: string; startDay: number }[]> {
	if (companyIds.length === 0) return [];
	return tx.query
		.selectFrom('bill_in_force')
		.select([
			...(['company_id as companyId', 'metering_point_id as meteringPointId'] as const),
			'start_day as startDay'
		])
		.where('company_id', 'in', companyIds)
		.where('start_day', '>', since)
		.execute();
}

/** On which days the points had deliveries and stock takes, from the day on. */
export async function listDeliveryDaysOf(
	{ companyIds }: Many,
	tx: ReadTx,
	{ since, kinds }: { since: number; kinds: readonly string[] }
): Promise<{ companyId: string; meteringPointId: string; startDay: number }[]> {
	if (companyIds.length === 0) return [];
	return tx.query
		.selectFrom('figure_in_force')
		.select([
			...(['company_id as companyId', 'series_id as meteringPointId'] as const),
			'start_day as startDay'
		])
		.where('company_id', 'in', companyIds)
		.where('kind', 'in', kinds)
		.where('start_day', '>', since)
		.execute();
}

/** The reading days and ends of use that were set. */
export async function listCalendarSettings({ companyIds }: Many, tx: ReadTx) {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('metering_point')
		.select(['company_id', 'metering_point_id', 'reading_day', 'last_day'])
		.where('company_id', 'in', companyIds)
		.where(({ eb, or }) => or([eb('reading_day', 'is not', null), eb('last_day', 'is not', null)]))
		.execute();
	return rows.map(fromRow);
}

const NO_UPLOAD = ['refused', 'cancelled', 'failed'];

/** When each company gave its newest file that was read. */
export async function listLastUploads(
	{ companyIds }: Many,
	tx: ReadTx
): Promise<{ companyId: string; at: number }[]> {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('import')
		.select(({ fn }) => ['company_id', fn.max('created_at').as('at')])
		.where('company_id', 'in', companyIds)
		.where('status', 'not in', NO_UPLOAD)
		.groupBy('company_id')
		.execute();
	return rows.map(fromRow);
}

/** Of which companies there are people, and administrators among them. */
export async function countPeopleOf(
	{ companyIds }: Many,
	tx: ReadTx
): Promise<{ companyId: string; people: number; administrators: number }[]> {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('membership')
		.select(({ fn, eb }) => [
			'company_id',
			fn.countAll<number>().as('people'),
			fn
				.countAll<number>()
				.filterWhere(eb('role', '=', 'company_admin'))
				.as('administrators')
		])
		.where('company_id', 'in', companyIds)
		.groupBy('company_id')
		.execute();
	return rows.map(fromRow);
}

/** Until when the newest open invitation of each company's first administrator can be used. */
export async function listOpenInvitations(
	{ companyIds }: Many,
	tx: ReadTx,
	now: number
): Promise<{ companyId: string; expiresAt: number }[]> {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('invitation')
		.select(({ fn }) => ['company_id', fn.max('expires_at').as('expires_at')])
		.where('company_id', 'in', companyIds)
		.where('role', '=', 'company_admin')
		.where('expires_at', '>', now)
		.groupBy('company_id')
		.execute();
	return rows.flatMap(({ company_id, expires_at }) =>
		company_id === null ? [] : [{ companyId: company_id, expiresAt: expires_at }]
	);
}
