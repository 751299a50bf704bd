import { z } from 'zod';
import { parseInput } from '../../input';
import { mappingSchema, sheetName } from '../imports/mapping-schema';

const point = z.string().min(1).max(100).nullable().default(null);

/** As `mapping` of an upload; what a person has not said yet is answered with a finding. */
export const trialSchema = z.strictObject({
	mapping: mappingSchema
		.extend({
			carrier: z.string().max(40),
			columns: z.array(mappingSchema.shape.columns.element).max(1000)
		})
		.nullable()
		.default(null),
	headerRow: mappingSchema.shape.headerRow.nullable().default(null),
	/** Another sheet of a workbook is to be looked at. */
	sheet: sheetName.nullable().default(null),
	meteringPointId: point
});

export type TrialInput = z.output<typeof trialSchema>;

export const parseTrial = (input: unknown): TrialInput => parseInput(trialSchema, input);

/** One of both: how the columns are to be read, or as which layout; neither: as if uploaded anew. */
export const mapSchema = z.strictObject({
	mapping: mappingSchema.nullable().default(null),
	layout: z.string().min(1).max(100).nullable().default(null),
	meteringPointId: point
});

export const parseMap = (input: unknown) => parseInput(mapSchema, input);
