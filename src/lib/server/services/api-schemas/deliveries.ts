import { z } from 'zod';
import { USE_FROM } from '$lib/domain/deliveries/fuel-use';
import { day, finding } from './common';
import { answer, body, operation } from './operation';

const view = answer(
	'Deliveries',
	z.strictObject({
		meteringPoint: z.strictObject({
			...{ id: z.string(), name: z.string(), carrier: z.string(), unit: z.string() }
		}),
		useFrom: z.enum(USE_FROM),
		entries: z.array(
			z.strictObject({
				id: z.string(),
				kind: z.enum(['delivery', 'stock_take']),
				day: z.iso.date(),
				quantity: z.number(),
				costYen: z.number().nullable(),
				importId: z.string(),
				fileName: z.string(),
				use: z
					.enum(['counted', 'open'])
					.describe('The last delivery is open until the next one comes.')
			})
		),
		uses: z.array(
			z.strictObject({
				from: z.iso.date(),
				to: z.iso.date(),
				quantity: z.number(),
				costYen: z.number().nullable(),
				dataStatus: z.enum(['measured', 'estimated'])
			})
		),
		findings: z.array(finding)
	})
);

const PATH = '/companies/{company}/metering-points/{meteringPoint}/deliveries' as const;
const ENTRY = '/companies/{company}/metering-points/{meteringPoint}/deliveries/{delivery}' as const;
const quantity = z.number().nonnegative();

export const getDeliveries = operation({
	id: 'get_deliveries',
	method: 'GET',
	path: PATH,
	access: 'read',
	status: 200,
	answer: view,
	refusals: [422]
});

export const enterDeliveries = operation({
	id: 'enter_deliveries',
	method: 'POST',
	path: PATH,
	access: 'write',
	status: 200,
	body: body(
		'NewDeliveries',
		z.strictObject({
			deliveries: z
				.array(z.strictObject({ day, quantity, costYen: z.int().nonnegative().nullish() }))
				.max(400)
				.optional(),
			stockTakes: z.array(z.strictObject({ day, quantity })).max(400).optional()
		})
	),
	answer: view,
	refusals: [409, 422]
});

/** What the delivery or stock take says from now on, whole: yen left out are unknown. */
export const correctDelivery = operation({
	id: 'correct_delivery',
	method: 'PUT',
	path: ENTRY,
	access: 'write',
	status: 200,
	body: body(
		'DeliveryCorrection',
		z.strictObject({ day, quantity, costYen: z.int().nonnegative().nullish() })
	),
	answer: view,
	refusals: [409, 422]
});

export const removeDelivery = operation({
	id: 'remove_delivery',
	method: 'DELETE',
	path: ENTRY,
	access: 'write',
	status: 200,
	answer: view,
	refusals: [409, 422]
});
