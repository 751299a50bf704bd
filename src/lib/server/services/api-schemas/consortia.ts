import { z } from 'zod';
import { day, listOf, listQuery, month } from './common';
import { answer, operation } from './operation';

const consortium = answer(
	'Consortium',
	z.strictObject({
		id: z.string(),
		name: z.string(),
		/** null for the operator, who has no part in it. */
		role: z.enum(['coordinator', 'consortium_viewer']).nullable()
	})
);

export const listConsortia = operation({
	id: 'list_consortia',
	method: 'GET',
	path: '/consortia',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('ConsortiumList', consortium)
});

/** Status, counts and percentages: never a quantity, yen or tonne. */
const companyStatus = answer(
	'CompanyStatus',
	z.strictObject({
		id: z.string(),
		name: z.string(),
		industry: z.string().nullable(),
		joined: day,
		status: z
			.enum(['invited', 'no_data', 'current', 'late'])
			.describe('`late`: the figures of a metering point were due and have not come.'),
		latePoints: z.int().describe('How many metering points are late.'),
		administrator: z.enum(['yes', 'no']),
		invitedUntil: day.nullable(),
		lastMonth: month
			.nullable()
			.describe('The newest complete month; where none is, the newest one with any data.'),
		monthsComplete: z.int().describe('Of the twelve months up to the last one that is over.'),
		changePercent: z
			.int()
			.nullable()
			.describe('Energy over the months complete in both years; null: nothing to compare.'),
		monthsCompared: z.int(),
		lastUpload: day.nullable(),
		consents: z.array(z.enum(['aggregates', 'benchmark', 'coordinator_raw_data', 'casebook']))
	})
);

export const listConsortiumCompanies = operation({
	id: 'list_consortium_companies',
	method: 'GET',
	path: '/consortia/{consortium}/companies',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('CompanyStatusList', companyStatus)
});
