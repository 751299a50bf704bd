import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DRIVER_KINDS } from '$lib/domain/drivers/driver';
import { finding } from '$lib/domain/finding';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Invalid } from '../../errors';
import { parseInput } from '../../input';
import { lockCompany } from '../../repositories/companies';
import {
	createDriver as insertDriver,
	listDrivers as selectDrivers,
	type NewDriver
} from '../../repositories/drivers';
import { findSite } from '../../repositories/sites';
import { read, write, type ReadTx } from '../../repositories/transaction';
import { existingCompany } from '../companies';
import { name, optional } from '../company-input';
import { recordDeed } from '../records/deeds';
import { assertNameFree, existingView, viewsOf } from './find';
import { unit, type DriverView } from './views';

export { removeDriver, restoreDriver, updateDriver } from './change';
export { enterDriverValues, saveDriverYear } from './enter';
export type { DriverView } from './views';

const listing = z.object({ state: z.enum(['in_use', 'removed']).default('in_use') });

/** In the order they were made; removed ones only where they are asked for. */
export async function listDrivers(
	context: Context,
	companyId: string,
	input: unknown = {}
): Promise<DriverView[]> {
	const scope = authoriseCompany(context, 'driver', 'read', companyId);
	const { state } = parseInput(listing, input);
	return read(getServer().database, scope, async (tx) =>
		viewsOf(scope, tx, await selectDrivers(scope, tx, state))
	);
}

export async function getDriver(
	context: Context,
	companyId: string,
	id: string
): Promise<DriverView> {
	const scope = authoriseCompany(context, 'driver', 'read', companyId);
	return read(getServer().database, scope, (tx) => existingView(scope, tx, id));
}

const newDriver = z.strictObject({
	name,
	unit,
	kind: z.enum(DRIVER_KINDS),
	siteId: optional(z.string().max(64))
});

export async function createDriver(
	context: Context,
	companyId: string,
	input: unknown
): Promise<DriverView> {
	const scope = authoriseCompany(context, 'driver', 'create', companyId);
	const driver = { ...parseInput(newDriver, input), driverId: randomUUID(), createdAt: Date.now() };
	return write(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		await lockCompany(scope, tx);
		await assertFits(scope, tx, driver);
		await insertDriver(scope, tx, driver);
		await recordDeed(scope, tx, { event: 'driver.create', driverId: driver.driverId });
		return existingView(scope, tx, driver.driverId);
	});
}

async function assertFits(scope: CompanyScope, tx: ReadTx, driver: NewDriver) {
	if (driver.siteId !== null && !(await findSite(scope, tx, driver.siteId)))
		throw unknown('site.unknown', 'siteId');
	await assertNameFree(scope, tx, driver);
}

const unknown = (code: string, field: string) =>
	new Invalid(code, {}, [finding('blocking', code, {}, { column: field })]);
