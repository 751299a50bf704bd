import { z } from 'zod';

/** A name that people read: not blank, no control characters. */
export const name = z
	.string()
	.trim()
	.min(1)
	.max(200)
	.regex(/^\P{Cc}*$/u);

const empty = z.literal('').transform(() => null);

/** An empty form field, a missing one and null are the same: nothing is known. */
export const optional = <T extends z.ZodType>(schema: T) =>
	z
		.union([empty, schema])
		.nullish()
		.transform((value) => value ?? null);

/** Left out of a change: stays as it is. Empty or null: nothing is known. */
export const optionalChange = <T extends z.ZodType>(schema: T) =>
	z.union([empty, schema]).nullable().optional();

/** Forms send digits, programs send numbers. */
export const numeric = (schema: z.ZodType<number, number>) =>
	z
		.union([
			z.number(),
			z
				.string()
				.trim()
				.regex(/^-?\d+(\.\d+)?$/)
				.transform(Number)
		])
		.pipe(schema);

/** Division letter and digits of the Japan Standard Industrial Classification. */
export const industry = z.string().regex(/^[A-T]?\d{0,4}$/);

export const companyFields = {
	name,
	industry: optional(industry),
	fiscalYearStartMonth: numeric(z.int().min(1).max(12)).default(4),
	taxDisplay: z.enum(['included', 'excluded']).default('included')
};

export const newCompany = z.strictObject(companyFields);

export const companyChange = z.strictObject({
	name: name.optional(),
	industry: optionalChange(industry),
	fiscalYearStartMonth: numeric(z.int().min(1).max(12)).optional(),
	taxDisplay: z.enum(['included', 'excluded']).optional()
});
