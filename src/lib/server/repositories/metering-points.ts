import type { Page } from './companies';
import { fromRow, type Row, toChanges, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

export type MeteringPoint = Omit<Row<'metering_point'>, 'companyId'>;
export type NewMeteringPoint = Omit<MeteringPoint, 'useFrom' | 'lastDay'>;
export type MeteringPointChanges = Partial<Omit<MeteringPoint, 'meteringPointId' | 'createdAt'>>;

export async function createMeteringPoint(
	scope: CompanyScope,
	tx: WriteTx,
	point: NewMeteringPoint
): Promise<void> {
	const whole = { ...point, useFrom: null, lastDay: null, companyId: scope.companyId };
	const row = toRow<'metering_point'>(whole);
	await tx.query.insertInto('metering_point').values(row).execute();
}

export async function findMeteringPoint(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointId: string
): Promise<MeteringPoint | null> {
	const row = await pointsOf(scope, tx)
		.where('metering_point_id', '=', meteringPointId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** A number is unique within a company and carrier. */
export async function findBySupplyPointNumber(
	scope: CompanyScope,
	tx: ReadTx,
	{ carrier, supplyPointNumber }: { carrier: string; supplyPointNumber: string }
): Promise<MeteringPoint | null> {
	const row = await pointsOf(scope, tx)
		.where('carrier', '=', carrier)
		.where('supply_point_number', '=', supplyPointNumber)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function listMeteringPoints(
	scope: CompanyScope,
	tx: ReadTx,
	{ limit, after }: Page
): Promise<MeteringPoint[]> {
	let query = pointsOf(scope, tx);
	if (after !== null) query = query.where('metering_point_id', '>', after);
	const rows = await query.orderBy('metering_point_id').limit(limit).execute();
	return rows.map(fromRow);
}

/** Every point of the company, for what is computed over all of them. */
export async function listAllMeteringPoints(
	scope: CompanyScope,
	tx: ReadTx
): Promise<MeteringPoint[]> {
	const rows = await pointsOf(scope, tx).orderBy('metering_point_id').execute();
	return rows.map(fromRow);
}

const MAY_CHANGE = [
	'site_id',
	'name',
	'carrier',
	'unit',
	'supply_point_number',
	'supplier',
	'menu',
	'area',
	'reading_day',
	'contract_kw',
	'use_from',
	'last_day'
] as const;

/** Says whether there was such a point. */
export async function updateMeteringPoint(
	scope: CompanyScope,
	tx: WriteTx,
	{ meteringPointId, changes }: { meteringPointId: string; changes: MeteringPointChanges }
): Promise<boolean> {
	const columns = toChanges<'metering_point'>(changes, MAY_CHANGE);
	if (Object.keys(columns).length === 0)
		return (await findMeteringPoint(scope, tx, meteringPointId)) !== null;
	const { numUpdatedRows } = await tx.query
		.updateTable('metering_point')
		.set(columns)
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', '=', meteringPointId)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

function pointsOf({ companyId, sites }: CompanyScope, tx: ReadTx) {
	const query = tx.query
		.selectFrom('metering_point')
		.selectAll()
		.where('company_id', '=', companyId);
	return sites === 'all' ? query : query.where('site_id', 'in', sites);
}
