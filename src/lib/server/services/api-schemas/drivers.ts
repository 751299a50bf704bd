import { z } from 'zod';
import { DRIVER_KINDS } from '$lib/domain/drivers/driver';
import { identifier, listOf, listQuery, name } from './common';
import { answer, body, operation } from './operation';

const kind = z.enum(DRIVER_KINDS);

const driver = answer(
	'Driver',
	z.strictObject({
		id: z.string(),
		siteId: z.string().nullable().describe('null: of the whole company.'),
		kind,
		name: z.string(),
		unit: z.string(),
		removedAt: z.iso.datetime().nullable().describe('null: in use.'),
		months: z.array(
			z.strictObject({
				month: z.string(),
				value: z.number().describe('A sum; of floor area and staff the mean.'),
				fiscalYear: z.int().describe("The company's own fiscal year.")
			})
		)
	})
);

export const listDrivers = operation({
	id: 'list_drivers',
	method: 'GET',
	path: '/companies/{company}/drivers',
	access: 'read',
	status: 200,
	query: listQuery.extend({ state: z.enum(['in_use', 'removed']).default('in_use') }),
	answer: listOf('DriverList', driver)
});

export const createDriver = operation({
	id: 'create_driver',
	method: 'POST',
	path: '/companies/{company}/drivers',
	access: 'write',
	status: 201,
	body: body(
		'NewDriver',
		z.strictObject({ name, unit: z.string().max(20), kind, siteId: identifier.nullish() })
	),
	answer: driver,
	refusals: [409, 422]
});

export const getDriver = operation({
	id: 'get_driver',
	method: 'GET',
	path: '/companies/{company}/drivers/{driver}',
	access: 'read',
	status: 200,
	answer: driver
});

/** Only the fields given change; another unit only while there is no figure. */
export const editDriver = operation({
	id: 'edit_driver',
	method: 'PATCH',
	path: '/companies/{company}/drivers/{driver}',
	access: 'write',
	status: 200,
	body: body(
		'DriverChange',
		z.strictObject({ name: name.optional(), unit: z.string().max(20).optional() })
	),
	answer: driver,
	refusals: [409, 422]
});

export const removeDriver = operation({
	id: 'remove_driver',
	method: 'DELETE',
	path: '/companies/{company}/drivers/{driver}',
	access: 'write',
	status: 200,
	answer: driver,
	refusals: [409]
});

export const restoreDriver = operation({
	id: 'restore_driver',
	method: 'POST',
	path: '/companies/{company}/drivers/{driver}/restore',
	access: 'write',
	status: 200,
	answer: driver,
	refusals: [409]
});

export const enterDriverValues = operation({
	id: 'enter_driver_values',
	method: 'POST',
	path: '/companies/{company}/drivers/{driver}/values',
	access: 'write',
	status: 200,
	body: body(
		'DriverValues',
		z.strictObject({
			values: z
				.array(
					z.strictObject({
						period: z
							.string()
							.regex(/^\d{4}-\d{2}(-\d{2})?$/)
							.describe('A month or a day.'),
						value: z.number().nullable().describe('null takes out what was there.')
					})
				)
				.min(1)
				.max(400)
		})
	),
	answer: driver,
	refusals: [409, 422]
});
