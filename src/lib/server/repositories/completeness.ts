import { fromRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx } from './transaction';

/** What the completeness calendar is made of: which months have how much, and how bills arrive. */
export interface StoredMonth {
	meteringPointId: string;
	month: string;
	dataStatus: string;
	coveredDays: number;
	days: number;
	gigajoules: number | null;
}

/** All months with data of the points, in their order. */
export async function listStoredMonths(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointIds: readonly string[]
): Promise<StoredMonth[]> {
	if (meteringPointIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('usage_month')
		.select(['metering_point_id', 'month', 'data_status', 'covered_days', 'days', 'gigajoules'])
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', 'in', meteringPointIds)
		.orderBy('metering_point_id')
		.orderBy('month')
		.execute();
	return rows.map(fromRow);
}

/** On which days the bills in force of the points began. */
export async function listBillStarts(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointIds: readonly string[]
): Promise<{ meteringPointId: string; startDay: number }[]> {
	if (meteringPointIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('bill_in_force')
		.select(['metering_point_id', 'start_day'])
		.distinct()
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', 'in', meteringPointIds)
		.orderBy('metering_point_id')
		.orderBy('start_day')
		.execute();
	return rows.map(fromRow);
}

/** On which days the points had a delivery (or another of the kinds of figures) that is in force. */
export async function listDeliveryDays(
	scope: CompanyScope,
	tx: ReadTx,
	{ ids, kinds }: { ids: readonly string[]; kinds: readonly string[] }
): Promise<{ meteringPointId: string; startDay: number }[]> {
	if (ids.length === 0) return [];
	const rows = await tx.query
		.selectFrom('figure_in_force')
		.select(['series_id as metering_point_id', 'start_day'])
		.distinct()
		.where('company_id', '=', scope.companyId)
		.where('series_id', 'in', ids)
		.where('kind', 'in', kinds)
		.orderBy('series_id')
		.orderBy('start_day')
		.execute();
	return rows.map(fromRow);
}
