import { fromRow, type Row, toChanges, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** `kind` is one of the domain's `DRIVER_KINDS`. */
export type Driver = Omit<Row<'driver'>, 'companyId'>;
export type NewDriver = Omit<Driver, 'removedAt'>;
export type DriverChanges = Partial<Pick<Driver, 'name' | 'unit' | 'removedAt'>>;

export async function createDriver(
	scope: CompanyScope,
	tx: WriteTx,
	driver: NewDriver
): Promise<void> {
	const row = toRow<'driver'>({ ...driver, removedAt: null, companyId: scope.companyId });
	await tx.query.insertInto('driver').values(row).execute();
}

/** Removed ones too. */
export async function findDriver(
	scope: CompanyScope,
	tx: ReadTx,
	driverId: string
): Promise<Driver | null> {
	const row = await driversOf(scope, tx).where('driver_id', '=', driverId).executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** In the order they were made. */
export async function listDrivers(
	scope: CompanyScope,
	tx: ReadTx,
	state: 'in_use' | 'removed' = 'in_use'
): Promise<Driver[]> {
	const rows = await driversOf(scope, tx)
		.where('removed_at', state === 'in_use' ? 'is' : 'is not', null)
		.orderBy('created_at')
		.orderBy('driver_id')
		.execute();
	return rows.map(fromRow);
}

const MAY_CHANGE = ['name', 'unit', 'removed_at'] as const;

export async function updateDriver(
	scope: CompanyScope,
	tx: WriteTx,
	{ driverId, changes }: { driverId: string; changes: DriverChanges }
): Promise<void> {
	const columns = toChanges<'driver'>(changes, MAY_CHANGE);
	if (Object.keys(columns).length === 0) return;
	await tx.query
		.updateTable('driver')
		.set(columns)
		.where('company_id', '=', scope.companyId)
		.where('driver_id', '=', driverId)
		.execute();
}

/** A driver of the whole company belongs to no site, so whoever sees some sites does not find it. */
function driversOf({ companyId, sites }: CompanyScope, tx: ReadTx) {
	const query = tx.query.selectFrom('driver').selectAll().where('company_id', '=', companyId);
	return sites === 'all' ? query : query.where('site_id', 'in', sites);
}
