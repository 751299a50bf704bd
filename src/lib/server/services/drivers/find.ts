import { Conflict, NotFound } from '../../errors';
import { findDriver, listDrivers, type Driver } from '../../repositories/drivers';
import { listFiguresInForce } from '../../repositories/figures';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { existingCompany } from '../companies';
import { toFigureInForce } from '../derive/fold-figures';
import { viewOf, type DriverView } from './views';

/** Removed ones too. */
export async function existingDriver(scope: CompanyScope, tx: ReadTx, id: string): Promise<Driver> {
	const driver = await findDriver(scope, tx, id);
	if (!driver) throw new NotFound('not_found');
	return driver;
}

/** What was removed takes no figure and no change before it is brought back. */
export async function driverInUse(scope: CompanyScope, tx: ReadTx, id: string): Promise<Driver> {
	const driver = await existingDriver(scope, tx, id);
	if (driver.removedAt !== null) throw new Conflict('driver.removed', { name: driver.name });
	return driver;
}

/** A name stands once per site, among those in use. */
export async function assertNameFree(
	scope: CompanyScope,
	tx: ReadTx,
	{ driverId, siteId, name }: Pick<Driver, 'driverId' | 'siteId' | 'name'>
): Promise<void> {
	const taken = (await listDrivers(scope, tx)).some(
		(other) => other.driverId !== driverId && other.siteId === siteId && other.name === name
	);
	if (taken) throw new Conflict('driver.name_taken', { name });
}

export async function existingView(
	scope: CompanyScope,
	tx: ReadTx,
	id: string
): Promise<DriverView> {
	const [view] = await viewsOf(scope, tx, [await existingDriver(scope, tx, id)]);
	return view!;
}

export async function viewsOf(
	scope: CompanyScope,
	tx: ReadTx,
	drivers: Driver[]
): Promise<DriverView[]> {
	const { fiscalYearStartMonth } = await existingCompany(scope, tx);
	const seriesIds = drivers.map(({ driverId }) => driverId);
	const figures = await listFiguresInForce(scope, tx, { seriesIds, kind: 'driver' });
	const byDriver = Map.groupBy(figures, ({ seriesId }) => seriesId);
	return drivers.map((driver) => {
		const own = (byDriver.get(driver.driverId) ?? []).map(toFigureInForce);
		return viewOf(driver, own, fiscalYearStartMonth);
	});
}
