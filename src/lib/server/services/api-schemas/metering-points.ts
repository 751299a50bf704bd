import { USE_FROM } from '$lib/domain/deliveries/fuel-use';
import { z } from 'zod';
import { day, identifier, listOf, listQuery, name, optionalText } from './common';
import { answer, body, operation } from './operation';

const useFrom = z.enum(USE_FROM);

export const meteringPoint = answer(
	'MeteringPoint',
	z.strictObject({
		id: z.string(),
		siteId: z.string(),
		name: z.string(),
		carrier: z.string(),
		unit: z.string(),
		supplyPointNumber: z.string().nullable(),
		supplier: z.string().nullable(),
		menu: z.string().nullable(),
		area: z.string().nullable(),
		readingDay: z.int().nullable(),
		contractKw: z.number().nullable(),
		useFrom: useFrom.nullable().describe('How deliveries become use; null: by averaging.'),
		lastDay: z.iso.date().nullable().describe('Last day of use; null: no end is known.')
	})
);

const supply = {
	/** Text: 22 digits do not fit a number. */
	supplyPointNumber: z.string().min(1).max(60).nullish(),
	supplier: optionalText,
	menu: optionalText,
	area: optionalText,
	readingDay: z.int().min(1).max(31).nullish(),
	contractKw: z.number().nonnegative().nullish()
};

const carrier = z.string({ error: 'carrier.unknown' }).min(1).max(40);
/** The carrier's base unit when not given. */
const unit = z.string({ error: 'unit.not_for_carrier' }).min(1).max(20).nullish();

export const listMeteringPoints = operation({
	id: 'list_metering_points',
	method: 'GET',
	path: '/companies/{company}/metering-points',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('MeteringPointList', meteringPoint)
});

export const createMeteringPoint = operation({
	id: 'create_metering_point',
	method: 'POST',
	path: '/companies/{company}/metering-points',
	access: 'write',
	status: 201,
	body: body(
		'NewMeteringPoint',
		z.strictObject({ siteId: identifier, name, carrier, unit, ...supply })
	),
	answer: meteringPoint,
	refusals: [409, 422]
});

export const getMeteringPoint = operation({
	id: 'get_metering_point',
	method: 'GET',
	path: '/companies/{company}/metering-points/{meteringPoint}',
	access: 'read',
	status: 200,
	answer: meteringPoint
});

export const editMeteringPoint = operation({
	id: 'edit_metering_point',
	method: 'PATCH',
	path: '/companies/{company}/metering-points/{meteringPoint}',
	access: 'write',
	status: 200,
	body: body(
		'MeteringPointChange',
		z
			.strictObject({ siteId: identifier, name, ...supply, useFrom, lastDay: day.nullish() })
			.partial()
	),
	answer: meteringPoint,
	refusals: [409, 422]
});
