import { z } from 'zod';
import { answer } from './operation';

/** A bill that counts, or that did. */
export const bill = answer(
	'Bill',
	z.strictObject({
		id: z.string(),
		meteringPointId: z.string(),
		from: z.iso.date(),
		to: z.iso.date(),
		quantity: z.number(),
		unit: z.string(),
		costYen: z.number().nullable(),
		nightQuantity: z
			.number()
			.nullable()
			.describe('Of `quantity`, what was used at night (夜間); null where not separated.'),
		taxYen: z.number().nullable(),
		peakKw: z.number().nullable(),
		contractKw: z.number().nullable(),
		powerFactorPercent: z.number().nullable(),
		reading: z.enum(['actual', 'estimated']),
		note: z.string().nullable(),
		importId: z.string(),
		fileName: z.string().nullable(),
		writtenBy: z.enum(['file', 'hand'])
	})
);
