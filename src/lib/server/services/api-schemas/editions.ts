import { z } from 'zod';
import { listQuery } from './common';
import { answer, operation } from './operation';

const count = z.int().min(0);
const year = z.int().nullable();

const edition = answer(
	'FactorEdition',
	z.strictObject({
		id: z.string(),
		kind: z.enum([
			...(['supplier_list', 'history', 'fuel_table', 'energy_rules'] as const),
			...(['scope3', 'own_factors'] as const)
		]),
		title: z.string(),
		carriers: z.array(z.string()).readonly(),
		listDate: z.iso.date().nullable(),
		resultYear: year,
		useYear: year,
		reportYear: year,
		fromYear: year,
		toYear: year,
		rows: count,
		source: z.string(),
		sourceUrl: z.string().nullable(),
		confidence: z.strictObject({ high: count, medium: count, low: count }),
		bestBefore: z.iso.date().nullable(),
		replacedBy: z.string().nullable(),
		replacementExpected: z.string().nullable()
	})
);

const figure = z.strictObject({
	row: z.int(),
	kind: z.string(),
	menu: z.string().nullable(),
	label: z.string().nullable(),
	area: z.string().nullable(),
	carriers: z.array(z.string()).readonly(),
	valueBasic: z.number().nullable(),
	valueAdjusted: z.number().nullable(),
	unit: z.string(),
	printed: z.string().nullable(),
	substitute: z.enum(['yes', 'no']),
	used: z.enum(['yes', 'no']),
	fromYear: year,
	toYear: year,
	source: z.string(),
	sourceUrl: z.string().nullable(),
	confidence: z.enum(['high', 'medium', 'low']),
	note: z.string().nullable()
});

const entry = answer(
	'FactorEditionEntry',
	z.strictObject({
		name: z.string(),
		formerName: z.string().nullable(),
		section: z.enum(['retailer', 'grid_operator', 'supplier', 'table']),
		registrationNo: z.string().nullable(),
		coveragePercent: z.number().nullable(),
		figures: z.array(figure).readonly()
	})
);

/** Without pages: there are as many as there were lists. */
export const listEditions = operation({
	id: 'list_editions',
	method: 'GET',
	path: '/factors/editions',
	access: 'read',
	status: 200,
	answer: answer('FactorEditions', z.strictObject({ items: z.array(edition) }))
});

export const getEdition = operation({
	id: 'get_edition',
	method: 'GET',
	path: '/factors/editions/{edition}',
	access: 'read',
	status: 200,
	query: listQuery.extend({
		text: z.string().min(1).max(200).optional(),
		menu: z.string().min(1).max(40).optional(),
		year: z.coerce.number().int().min(2000).max(2100).optional()
	}),
	answer: answer(
		'FactorEditionPage',
		z.strictObject({
			edition,
			items: z.array(entry),
			found: z.strictObject({ entries: count, rows: count }),
			nextCursor: z.string().nullable()
		})
	)
});
