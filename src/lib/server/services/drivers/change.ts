import { z } from 'zod';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Conflict } from '../../errors';
import { parseInput } from '../../input';
import { bumpDataVersion, lockCompany } from '../../repositories/companies';
import {
	updateDriver as changeDriver,
	type Driver,
	type DriverChanges
} from '../../repositories/drivers';
import { listLedgerFigures } from '../../repositories/figures';
import { type ReadTx, write, type WriteTx } from '../../repositories/transaction';
import { keepClosedMonths } from '../closing/guard';
import { name } from '../company-input';
import { recordDeed } from '../records/deeds';
import { assertNameFree, driverInUse, existingDriver, existingView } from './find';
import { unit, type DriverView } from './views';

const driverChange = z.strictObject({ name: name.optional(), unit: unit.optional() });

/** Another name at any time; another unit only while no figure was ever counted in the old one. */
export async function updateDriver(
	context: Context,
	companyId: string,
	{ id, ...input }: { id: string } & Record<string, unknown>
): Promise<DriverView> {
	const scope = authoriseCompany(context, 'driver', 'update', companyId);
	const given = parseInput(driverChange, input);
	return changing(scope, { id, event: 'driver.update' }, async (tx) => {
		const driver = await driverInUse(scope, tx, id);
		await assertNameFree(scope, tx, { ...driver, ...given });
		const newUnit = given.unit ?? driver.unit;
		if (newUnit !== driver.unit && (await hasFigures(scope, tx, driver)))
			throw new Conflict('driver.unit_in_use', { name: driver.name, unit: driver.unit });
		return given;
	});
}

/** It no longer counts, and is brought back with all its figures; a closed month keeps its own. */
export async function removeDriver(
	context: Context,
	companyId: string,
	id: string
): Promise<DriverView> {
	const scope = authoriseCompany(context, 'driver', 'delete', companyId);
	return changing(scope, { id, event: 'driver.remove' }, async (tx) => {
		const { removedAt } = await existingDriver(scope, tx, id);
		return { removedAt: removedAt ?? Date.now() };
	});
}

export async function restoreDriver(
	context: Context,
	companyId: string,
	id: string
): Promise<DriverView> {
	const scope = authoriseCompany(context, 'driver', 'update', companyId);
	return changing(scope, { id, event: 'driver.restore' }, async (tx) => {
		await assertNameFree(scope, tx, await existingDriver(scope, tx, id));
		return { removedAt: null };
	});
}

interface Deed {
	id: string;
	event: 'driver.update' | 'driver.remove' | 'driver.restore';
}

/** Under the company's lock, with its record; what was so already leaves none. */
async function changing(
	scope: CompanyScope,
	{ id, event }: Deed,
	decide: (tx: WriteTx) => Promise<DriverChanges>
): Promise<DriverView> {
	return write(getServer().database, scope, async (tx) => {
		await lockCompany(scope, tx);
		const changes = await decide(tx);
		if (differs(await existingDriver(scope, tx, id), changes)) {
			await keepClosedMonths(scope, tx, () => changeDriver(scope, tx, { driverId: id, changes }));
			await recordDeed(scope, tx, { event, driverId: id });
			await bumpDataVersion(scope, tx);
		}
		return existingView(scope, tx, id);
	});
}

const differs = (driver: Driver, changes: DriverChanges) =>
	Object.entries(changes).some(([field, value]) => driver[field as keyof Driver] !== value);

/** A figure that was taken out comes back with an undo, in the unit that it was counted in. */
async function hasFigures(scope: CompanyScope, tx: ReadTx, { driverId }: Driver): Promise<boolean> {
	const figures = await listLedgerFigures(scope, tx, { seriesId: driverId, kind: 'driver' });
	return figures.length > 0;
}
