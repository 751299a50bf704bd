import { MONTH_STATES } from '$lib/domain/completeness/month-state';
import { SOURCE_DOCUMENTS } from '$lib/domain/completeness/next-uploads';
import { z } from 'zod';
import { day, listOf, listQuery, month } from './common';
import { answer, operation } from './operation';

const state = z
	.enum(MONTH_STATES)
	.describe(
		'`measured`, `estimated`: whole. `partial`: some of it lacks. `missing`: a hole, later months ' +
			'have data. `awaited`: over, and not due yet. `late`: its figures were due. `running`: the ' +
			'month is not over. `before`: before the first data. `ended`: silent for a year while others ' +
			'of the company went on.'
	);

const source = z.enum(SOURCE_DOCUMENTS).describe('What the figures came from so far.');

const pointCalendar = answer(
	'PointCalendar',
	z.strictObject({
		meteringPointId: z.string(),
		name: z.string(),
		siteId: z.string(),
		carrier: z.string(),
		document: source,
		readingDay: z.int().nullable().describe('The point’s own, or that of its last bills.'),
		months: z.array(z.strictObject({ month, state, dueDay: day.nullable() }))
	})
);

const nextUpload = answer(
	'NextUpload',
	z.strictObject({
		kind: z.enum(['late', 'missing', 'partial', 'first']),
		meteringPointId: z.string(),
		name: z.string(),
		carrier: z.string(),
		document: source,
		from: month.nullable(),
		to: month.nullable(),
		monthCount: z.int()
	})
);

export const getCompleteness = operation({
	id: 'get_completeness',
	method: 'GET',
	path: '/companies/{company}/completeness',
	access: 'read',
	status: 200,
	query: z.strictObject({ from: month, to: month }),
	answer: answer(
		'Completeness',
		z.strictObject({
			points: z.array(pointCalendar),
			next: z.array(nextUpload).describe('Most useful first, of all months.')
		})
	),
	refusals: [422]
});

/** Counts of metering points: never a quantity, yen or tonne. */
const companyCompleteness = answer(
	'CompanyCompleteness',
	z.strictObject({
		id: z.string(),
		name: z.string(),
		points: z.int().describe('Metering points that ever had data.'),
		months: z.array(
			z.strictObject({
				month,
				expected: z.int().describe('Metering points whose figures were due.'),
				complete: z.int(),
				late: z.int()
			})
		),
		latePoints: z.int(),
		lateMonths: z.int().describe('Over all points, of the months asked for.'),
		lateSince: month.nullable()
	})
);

export const listConsortiumCompleteness = operation({
	id: 'list_consortium_completeness',
	method: 'GET',
	path: '/consortia/{consortium}/completeness',
	access: 'read',
	status: 200,
	query: listQuery.extend({ from: month, to: month }),
	answer: listOf('CompanyCompletenessList', companyCompleteness),
	refusals: [422]
});
