import { z } from 'zod';
import { identifier, instant, listOf, listQuery, month, name } from './common';
import { answer, body, operation } from './operation';

const values = {
	valueBasic: z.number().nullable().describe('kg-CO2 per base unit of the carrier.'),
	valueAdjusted: z.number().nullable(),
	gjPerUnit: z.number().nullable(),
	kgPerM3: z.number().nullable().describe('LPG by volume.'),
	standardM3PerM3: z
		.number()
		.nullable()
		.describe('m3 of gas at 25 °C and 100 kPa in a metered m3; CO2 only.')
};

const ownFactor = answer(
	'OwnFactor',
	z.strictObject({
		id: z.string(),
		carrier: z.string(),
		meteringPoint: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
		supplier: z.string().nullable(),
		fromMonth: z.string(),
		toMonth: z.string().nullable().describe('Included; null: until another takes its place.'),
		...values,
		typed: z.strictObject({
			basic: z.string().nullable(),
			adjusted: z.string().nullable(),
			emissionUnit: z.string().nullable(),
			energy: z.string().nullable(),
			energyUnit: z.string().nullable()
		}),
		source: z.string(),
		replaces: z.string().nullable(),
		createdAt: instant,
		createdBy: z.string().nullable(),
		endedAt: instant.nullable().describe('null while it counts.'),
		endedBy: z.string().nullable()
	})
);

const results = z.strictObject({
	gigajoules: z.number().nullable(),
	co2KgBasic: z.number().nullable(),
	co2KgAdjusted: z.number().nullable()
});
const moved = { month: z.string(), before: results, after: results };

const preview = answer(
	'OwnFactorPreview',
	z.strictObject({
		factor: z.strictObject(values),
		months: z.array(
			z.strictObject({
				meteringPoint: z.strictObject({ id: z.string(), name: z.string() }),
				...moved
			})
		),
		byMonth: z.array(z.strictObject(moved))
	})
);

const figure = z
	.union([z.number().nonnegative(), z.string().max(30)])
	.nullish()
	.describe('A number, or its digits as printed.');

const newOwnFactor = body(
	'NewOwnFactor',
	z.strictObject({
		carrier: z.string({ error: 'carrier.unknown' }).min(1).max(40),
		meteringPointId: identifier.nullish(),
		supplier: name.nullish(),
		fromMonth: month,
		toMonth: month.nullish(),
		basic: figure,
		adjusted: figure,
		emissionUnit: z
			.string()
			.max(40)
			.nullish()
			.describe('kg-CO2 or t-CO2 per unit of the carrier: `t-CO2/MWh`.'),
		energy: figure,
		energyUnit: z.string().max(40).nullish().describe('GJ or MJ per unit: `MJ/m3`.'),
		kgPerM3: figure,
		standardM3PerM3: figure,
		source: z.string().max(500)
	})
);

const ending = z.strictObject({
	lastMonth: month
		.nullish()
		.describe('The last month in which it counts; null: it never did, and is taken back.')
});

export const listOwnFactors = operation({
	id: 'list_own_factors',
	method: 'GET',
	path: '/companies/{company}/own-factors',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('OwnFactorList', ownFactor)
});

export const createOwnFactor = operation({
	id: 'create_own_factor',
	method: 'POST',
	path: '/companies/{company}/own-factors',
	access: 'write',
	status: 201,
	body: newOwnFactor,
	answer: ownFactor,
	refusals: [409, 422]
});

export const previewOwnFactor = operation({
	id: 'preview_own_factor',
	method: 'POST',
	path: '/companies/{company}/own-factors/preview',
	access: 'write',
	status: 200,
	body: newOwnFactor,
	answer: preview,
	refusals: [409, 422]
});

export const getOwnFactor = operation({
	id: 'get_own_factor',
	method: 'GET',
	path: '/companies/{company}/own-factors/{factor}',
	access: 'read',
	status: 200,
	answer: ownFactor
});

export const previewEnd = operation({
	id: 'preview_end_of_own_factor',
	method: 'POST',
	path: '/companies/{company}/own-factors/{factor}/end/preview',
	access: 'write',
	status: 200,
	body: body('OwnFactorEndPreview', ending),
	answer: preview,
	refusals: [422]
});

export const endOwnFactor = operation({
	id: 'end_own_factor',
	method: 'POST',
	path: '/companies/{company}/own-factors/{factor}/end',
	access: 'write',
	status: 200,
	body: body('OwnFactorEnd', ending),
	answer: ownFactor,
	refusals: [409, 422]
});
