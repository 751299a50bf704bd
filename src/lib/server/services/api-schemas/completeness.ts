import { MONTH_STATES } from '$lib/domain/completeness/month-state';
import { z } from 'zod';
import { day, month } from './common';
import { answer, operation } from './operation';

const state = z
	.enum(MONTH_STATES)
	.describe(
		'`measured`, `estimated`: whole. `partial`: some of it lacks. `missing`: a hole, later months ' +
			'have data. `awaited`: over, and not due yet. `late`: its figures were due. `running`: the ' +
			'month is not over. `before`: before the first data. `ended`: silent for a year while others ' +
			'of the company went on.'
	);

const source = z.enum(['bill', 'meter_file']).describe('What the figures came from so far.');

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
