import type { Mapping } from '$lib/importers/importer';
import { z } from 'zod';

/** What a column can mean; the contract's list, open to more. */
export const meanings = z.enum([
	'date',
	'start',
	'end',
	'time',
	'quantity',
	'costYen',
	'taxYen',
	'peakKw',
	'contractKw',
	'powerFactor',
	'supplyPointNumber',
	'label',
	'supplier',
	'menu',
	'ignore'
]);

const column = z.strictObject({
	header: z.string().optional(),
	index: z.int().nonnegative().optional(),
	means: meanings,
	unit: z.string().optional(),
	format: z.string().optional()
});

/** What a person says about a table that no layout claims. */
export const mapping: z.ZodType<Mapping> = z.strictObject({
	headerRow: z.int().nonnegative(),
	columns: z.array(column).min(1).max(1000),
	shape: z.enum(['rows', 'wide_day', 'matrix']),
	slotMinutes: z.literal([15, 20, 30, 60]).optional(),
	stamp: z.enum(['start', 'end']).optional(),
	carrier: z.string(),
	skipRows: z.array(z.int().positive()).optional()
});
