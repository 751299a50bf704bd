import { z } from 'zod';

export const MEANINGS = [
	'date',
	'start',
	'end',
	'time',
	'quantity',
	'register',
	'registerBefore',
	'multiplier',
	'costYen',
	'taxYen',
	'peakKw',
	'contractKw',
	'powerFactor',
	'supplyPointNumber',
	'label',
	'supplier',
	'menu',
	'unit',
	'carrier',
	'reading',
	'ignore'
] as const;

export const sheetName = z.string().min(1).max(200);

/** What a person said about a table (api.md: `mapping`). */
export const mappingSchema = z.strictObject({
	/** Of a workbook the sheet that is meant; left out, the fullest table. */
	sheet: sheetName.optional(),
	headerRow: z.int().min(0).max(1000),
	columns: z
		.array(
			z.strictObject({
				header: z.string().max(1000).optional(),
				index: z.int().min(0).max(1000).optional(),
				means: z.enum(MEANINGS),
				unit: z.string().max(20).optional(),
				format: z.string().max(40).optional(),
				carrier: z.string().min(1).max(40).optional()
			})
		)
		.min(1)
		.max(1000),
	shape: z.enum(['rows', 'wide_day', 'matrix']),
	/** Of `wide_day` and `matrix`; left out: what was used. */
	figures: z.enum(['use', 'register']).optional(),
	slotMinutes: z.literal([15, 20, 30, 60, 1440]).optional(),
	stamp: z.enum(['start', 'end']).optional(),
	carrier: z.string().min(1).max(40),
	skipRows: z.array(z.int().min(1)).max(10_000).optional(),
	period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).optional(),
	/** Of `rows`, where the cells leave it open. */
	rowIs: z.enum(['bill', 'reading']).optional(),
	/** What a lone day of a bill is. */
	dayMeans: z.enum(['month', 'readingDay']).optional()
});
