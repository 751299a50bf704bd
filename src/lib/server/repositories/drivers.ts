import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** `kind` is one of the domain's `DRIVER_KINDS`. */
export type Driver = Omit<Row<'driver'>, 'companyId'>;

export async function createDriver(
	scope: CompanyScope,
	tx: WriteTx,
	driver: Driver
): Promise<void> {
	const row = toRow<'driver'>({ ...driver, companyId: scope.companyId });
	await tx.query.insertInto('driver').values(row).execute();
}

export async function findDriver(
	scope: CompanyScope,
	tx: ReadTx,
	driverId: string
): Promise<Driver | null> {
	const row = await driversOf(scope, tx).where('driver_id', '=', driverId).executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** In the order they were made. */
export async function listDrivers(scope: CompanyScope, tx: ReadTx): Promise<Driver[]> {
	const rows = await driversOf(scope, tx).orderBy('created_at').orderBy('driver_id').execute();
	return rows.map(fromRow);
}

/** A driver of the whole company belongs to no site, so whoever sees some sites does not find it. */
function driversOf({ companyId, sites }: CompanyScope, tx: ReadTx) {
	const query = tx.query.selectFrom('driver').selectAll().where('company_id', '=', companyId);
	return sites === 'all' ? query : query.where('site_id', 'in', sites);
}
