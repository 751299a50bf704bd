import { z } from 'zod';
import { driverLabel } from '$lib/domain/drivers/driver';
import { finding } from '$lib/domain/finding';
import { toNumber } from '$lib/domain/units/decimal';
import { readNumber } from '$lib/importers/cells/numbers';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Invalid } from '../../errors';
import { parseInput } from '../../input';
import { findSite } from '../../repositories/sites';
import { read } from '../../repositories/transaction';
import { importTyped } from '../imports/import-typed';
import { driverInUse, existingView } from './find';
import type { DriverView } from './views';

const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/);

const entering = z.strictObject({
	values: z
		.array(
			z.strictObject({
				/** A month (`2026-04`) or a day. */
				period,
				/** null: there is none; what was there goes out of force. */
				value: z.number().min(-1e12).max(1e12).nullable()
			})
		)
		.min(1)
		.max(400)
});

/** Figures that a person typed or a program sent: an import of its own, undone like a file's. */
export async function enterDriverValues(
	context: Context,
	companyId: string,
	{ id, ...input }: { id: string } & Record<string, unknown>
): Promise<DriverView> {
	const scope = authoriseCompany(context, 'driver', 'update', companyId);
	return enter(scope, { id, values: parseInput(entering, input).values });
}

/**
 * What was changed in the fields `value.2026-04` of a year's grid; an emptied field takes out what
 * was there. null where nothing was changed.
 */
export async function saveDriverYear(
	context: Context,
	companyId: string,
	{ id, ...fields }: { id: string } & Readonly<Record<string, string | null>>
): Promise<DriverView | null> {
	const scope = authoriseCompany(context, 'driver', 'update', companyId);
	const before = await read(getServer().database, scope, (tx) => existingView(scope, tx, id));
	const known = new Map(before.months.map(({ month, value }) => [month, value]));
	const typed = Object.entries(fields).filter(([field]) => FIELD.test(field));
	const values = typed.flatMap(([field, text]) => {
		const month = field.slice('value.'.length);
		const value = text === null ? null : typedValue(field, text);
		return value === (known.get(month) ?? null) ? [] : [{ period: month, value }];
	});
	return values.length === 0 ? null : enter(scope, { id, values });
}

const FIELD = /^value\.\d{4}-(0[1-9]|1[0-2])$/;

function typedValue(field: string, text: string): number | null {
	const read = readNumber(text);
	if (read.kind === 'missing') return null;
	if (read.kind === 'number') return toNumber(read.value);
	throw new Invalid('request.invalid', {}, [
		finding('blocking', 'field.not_number', { field: field.slice(-7) }, { column: field })
	]);
}

interface Entered {
	id: string;
	values: { period: string; value: number | null }[];
}

async function enter(scope: CompanyScope, { id, values }: Entered): Promise<DriverView> {
	const { database } = getServer();
	const { driver, label } = await read(database, scope, async (tx) => {
		const found = await driverInUse(scope, tx, id);
		const site = found.siteId === null ? null : await findSite(scope, tx, found.siteId);
		return { driver: found, label: driverLabel(found.name, site?.name ?? null) };
	});
	await importTyped(scope, {
		fileName: `${label}.csv`,
		layout: 'drivers-monthly',
		meteringPointId: null,
		conflicts: 'replace',
		rows: [
			['年月', '活動量', '単位', '値'],
			...values.map((one) => [one.period, label, driver.unit, String(one.value ?? '削除')])
		]
	});
	return read(database, scope, (tx) => existingView(scope, tx, id));
}
