import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DRIVER_KINDS } from '$lib/domain/drivers/driver';
import { finding } from '$lib/domain/finding';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Conflict, Invalid } from '../../errors';
import { parseInput } from '../../input';
import { lockCompany } from '../../repositories/companies';
import {
	createDriver as insertDriver,
	listDrivers as selectDrivers,
	type Driver
} from '../../repositories/drivers';
import { findSite } from '../../repositories/sites';
import { read, write, type ReadTx } from '../../repositories/transaction';
import { existingCompany } from '../companies';
import { name, optional } from '../company-input';
import { recordDeed } from '../records/deeds';
import { existingView, viewsOf } from './find';
import type { DriverView } from './views';

export { enterDriverValues, saveDriverYear } from './enter';
export type { DriverView } from './views';

/** In the order they were made. */
export async function listDrivers(context: Context, companyId: string): Promise<DriverView[]> {
	const scope = authoriseCompany(context, 'driver', 'read', companyId);
	return read(getServer().database, scope, async (tx) =>
		viewsOf(scope, tx, await selectDrivers(scope, tx))
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
	unit: z.string().trim().max(20),
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

async function assertFits(scope: CompanyScope, tx: ReadTx, { siteId, name }: Driver) {
	if (siteId !== null && !(await findSite(scope, tx, siteId)))
		throw unknown('site.unknown', 'siteId');
	const drivers = await selectDrivers(scope, tx);
	if (drivers.some((other) => other.siteId === siteId && other.name === name))
		throw new Conflict('driver.name_taken', { name });
}

const unknown = (code: string, field: string) =>
	new Invalid(code, {}, [finding('blocking', code, {}, { column: field })]);
