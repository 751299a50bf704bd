import { z } from 'zod';
import { mapSchema, trialSchema } from '../mappings/input';
import { mappingSchema } from '../imports/mapping-schema';
import { finding, instant, listOf, listQuery } from './common';
import { importStatus, importView } from './imports';
import { answer, body, operation } from './operation';

const byMonth = z.strictObject({
	month: z.string(),
	quantity: z.number(),
	costYen: z.number().nullable()
});

const total = z.strictObject({
	carrier: z.string(),
	unit: z.string(),
	kind: z.enum(['bill', 'interval']),
	records: z.int(),
	count: z.int(),
	from: z.iso.date(),
	to: z.iso.date(),
	quantity: z.number(),
	costYen: z.number().nullable(),
	byMonth: z.array(byMonth)
});

const column = z.strictObject({
	index: z.int(),
	header: z.string(),
	samples: z.array(z.string()),
	/** Of a table with times or days side by side: told by its shape, not by a meaning. */
	run: z.enum(['slot', 'day']).nullable()
});

const trialView = answer(
	'MappingTrial',
	z.strictObject({
		file: z.strictObject({ name: z.string(), bytes: z.int() }),
		status: importStatus,
		/** The first rows as printed. */
		rows: z.array(z.array(z.string())),
		columns: z.array(column),
		/** What was tried: as given, as remembered, or a guess to start from. */
		mapping: mappingSchema.extend({
			carrier: z.string(),
			columns: z.array(mappingSchema.shape.columns.element)
		}),
		/** Of a workbook all that are not hidden, and the one whose rows these are. */
		sheets: z.array(z.string()),
		sheet: z.string().nullable(),
		/** Layouts that recognise the file. */
		layouts: z.array(z.strictObject({ id: z.string(), label: z.string() })),
		/** `head`: of a large file only the first lines were read. */
		part: z.enum(['whole', 'head']),
		readable: z.enum(['yes', 'no']),
		totals: z.array(total),
		rejected: z.array(
			z.strictObject({ row: z.int(), cells: z.array(z.string()), message: z.string() })
		),
		counts: z.strictObject({ records: z.int(), rejected: z.int() }),
		findings: z.array(finding),
		/** Why the file was asked about. */
		why: z.array(finding)
	})
);

export const getMapping = operation({
	id: 'get_mapping',
	method: 'GET',
	path: '/companies/{company}/imports/{import}/mapping',
	access: 'read',
	status: 200,
	answer: trialView,
	refusals: [409]
});

export const mapImport = operation({
	id: 'map_import',
	method: 'POST',
	path: '/companies/{company}/imports/{import}/mapping',
	access: 'write',
	status: 200,
	also: [202],
	body: body('MapImport', mapSchema),
	answer: importView,
	refusals: [409, 422]
});

export const tryMapping = operation({
	id: 'try_mapping',
	method: 'POST',
	path: '/companies/{company}/imports/{import}/mapping/trial',
	access: 'write',
	status: 200,
	body: body('MappingTrialRequest', trialSchema),
	answer: trialView,
	refusals: [409, 422]
});

const remembered = answer(
	'RememberedMapping',
	z.strictObject({
		id: z.string(),
		headings: z.array(z.string()),
		fileName: z.string(),
		taughtAt: instant,
		taughtBy: z.string().nullable()
	})
);

export const listMappings = operation({
	id: 'list_mappings',
	method: 'GET',
	path: '/companies/{company}/mappings',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('RememberedMappingList', remembered)
});

export const forgetMapping = operation({
	id: 'forget_mapping',
	method: 'DELETE',
	path: '/companies/{company}/mappings/{mapping}',
	access: 'write',
	status: 204
});
