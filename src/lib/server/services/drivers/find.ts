import { NotFound } from '../../errors';
import { findDriver, type Driver } from '../../repositories/drivers';
import { listFiguresInForce } from '../../repositories/figures';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { existingCompany } from '../companies';
import { toFigureInForce } from '../derive/fold-figures';
import { viewOf, type DriverView } from './views';

export async function existingDriver(scope: CompanyScope, tx: ReadTx, id: string): Promise<Driver> {
	const driver = await findDriver(scope, tx, id);
	if (!driver) throw new NotFound('not_found');
	return driver;
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
