import { z } from 'zod';
import { mappingSchema } from '../imports/mapping-schema';
import { bill } from './bill';
import { finding, identifier, instant, listOf, listQuery } from './common';
import { answer, body, operation } from './operation';

export const importStatus = z.enum([
	'reading',
	'preview',
	'needs_mapping',
	'refused',
	'committed',
	'undone',
	'cancelled',
	'failed'
]);
const conflicts = z.enum(['keep', 'replace', 'both']);
/** What a person did by hand instead of sending a file. */
const entryDeed = z.enum(['enter', 'correct', 'remove']);

const record = z.strictObject({
	kind: z.enum(['bill', 'interval', 'delivery', 'driver', 'weather']),
	carrier: z.string().nullable(),
	unit: z.string(),
	meteringPointId: z.string().nullable(),
	meteringPointName: z.string().nullable(),
	supplyPointNumber: z.string().nullable(),
	label: z.string().nullable(),
	from: z.iso.date(),
	to: z.iso.date(),
	count: z.int(),
	missing: z.int(),
	quantity: z.number(),
	costYen: z.number().nullable(),
	peakKw: z.number().nullable(),
	byMonth: z.array(
		z.strictObject({ month: z.string(), quantity: z.number(), costYen: z.number().nullable() })
	),
	candidates: z.array(z.strictObject({ id: z.string(), name: z.string() }))
});

const columnGuess = z.strictObject({
	index: z.int(),
	header: z.string(),
	samples: z.array(z.string()),
	means: mappingSchema.shape.columns.element.shape.means.nullable()
});

export const importView = answer(
	'Import',
	z.strictObject({
		id: z.string(),
		status: importStatus,
		file: z.strictObject({
			name: z.string(),
			sha256: z.string().regex(/^[0-9a-f]{64}$/),
			bytes: z.int()
		}),
		layout: z.strictObject({ id: z.string(), label: z.string(), reason: z.string() }).nullable(),
		records: z.array(record),
		counts: z.strictObject({
			new: z.int(),
			same: z.int(),
			conflict: z.int(),
			rejected: z.int()
		}),
		findings: z.array(finding),
		columns: z.array(columnGuess).nullable(),
		conflicts: conflicts.nullable(),
		entry: z
			.strictObject({
				deed: entryDeed,
				reason: z.string().nullable(),
				removed: z.array(bill)
			})
			.nullable(),
		createdBy: z.string().nullable(),
		createdAt: instant,
		committedAt: instant.nullable(),
		undoneAt: instant.nullable()
	})
);

const importLine = answer(
	'ImportLine',
	z.strictObject({
		id: z.string(),
		status: importStatus,
		entry: entryDeed.nullable(),
		meteringPointName: z.string().nullable(),
		createdBy: z.string().nullable(),
		fileName: z.string(),
		layoutLabel: z.string().nullable(),
		from: z.iso.date().nullable(),
		to: z.iso.date().nullable(),
		createdAt: instant,
		committedAt: instant.nullable(),
		undoneAt: instant.nullable()
	})
);

export const listImports = operation({
	id: 'list_imports',
	method: 'GET',
	path: '/companies/{company}/imports',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('ImportList', importLine)
});

export const uploadFile = operation({
	id: 'upload_file',
	method: 'POST',
	path: '/companies/{company}/imports',
	access: 'write',
	status: 201,
	also: [202],
	bodyType: 'multipart/form-data',
	body: body(
		'Upload',
		z.strictObject({
			file: z.string().meta({ format: 'binary' }),
			meteringPointId: identifier.optional(),
			layout: identifier.optional(),
			mapping: mappingSchema.optional()
		})
	),
	answer: importView,
	refusals: [404, 409, 422]
});

export const getImport = operation({
	id: 'get_import',
	method: 'GET',
	path: '/companies/{company}/imports/{import}',
	access: 'read',
	status: 200,
	answer: importView
});

export const commitImport = operation({
	id: 'commit_import',
	method: 'POST',
	path: '/companies/{company}/imports/{import}/commit',
	access: 'write',
	status: 200,
	body: body(
		'Commit',
		z.strictObject({
			/** `keep` when not given. */
			conflicts: conflicts.optional(),
			/** By index in `records`. */
			meteringPoints: z.record(z.string().regex(/^\d{1,4}$/), identifier).optional()
		})
	),
	answer: importView,
	refusals: [409, 422]
});

export const undoImport = operation({
	id: 'undo_import',
	method: 'POST',
	path: '/companies/{company}/imports/{import}/undo',
	access: 'write',
	status: 200,
	answer: importView,
	refusals: [409]
});

export const cancelImport = operation({
	id: 'cancel_import',
	method: 'POST',
	path: '/companies/{company}/imports/{import}/cancel',
	access: 'write',
	status: 200,
	answer: importView,
	refusals: [409]
});

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const getRejectedRows = operation({
	id: 'get_rejected_rows',
	method: 'GET',
	path: '/companies/{company}/imports/{import}/rejected.xlsx',
	access: 'read',
	status: 200,
	answerType: XLSX
});

export const getEvidence = operation({
	id: 'get_evidence',
	method: 'GET',
	path: '/companies/{company}/imports/{import}/file',
	access: 'read',
	status: 200,
	answerType: 'application/octet-stream'
});
