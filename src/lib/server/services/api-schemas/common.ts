import { parseIsoDay } from '$lib/domain/time/day';
import { z } from 'zod';
import { name } from '../company-input';
import { answer } from './operation';

/** Messages of these schemas are error codes where the contract names one. */
export const month = z
	.string()
	.regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, { error: 'month.invalid' });

const ISO_DAY = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const day = z
	.string({ error: 'day.invalid' })
	.regex(ISO_DAY, { error: 'day.invalid', abort: true })
	.refine((text) => parseIsoDay(text) !== null, { error: 'day.invalid' })
	.meta({ format: 'date' });

export const instant = z.iso.datetime();

export const identifier = z.string().min(1).max(64);

export { name };

export const optionalText = name.nullish();

/** Every list takes these. */
export const listQuery = z.strictObject({
	limit: z.coerce.number().int().min(1).max(200).default(100),
	cursor: z.string().min(1).max(200).optional()
});

export function listOf<T extends z.ZodType>(id: string, item: T) {
	return answer(id, z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() }));
}

export const where = z.strictObject({
	sheet: z.string().nullable(),
	row: z.int().nullable(),
	column: z.string().nullable()
});

const params = z
	.record(z.string(), z.union([z.string(), z.number()]))
	.describe(
		'What the sentence speaks of. `choices` (of `area.required`, `menu.unknown`, ' +
			'`carrier.ambiguous`) holds one choice to a line: split it at "\\n".'
	);

export const finding = answer(
	'Finding',
	z.strictObject({
		code: z.string(),
		severity: z.enum(['note', 'warning', 'blocking']),
		message: z.string().min(1),
		where: where.nullable(),
		params
	})
);

/** RFC 9457, with `code` and, where data is at fault, `findings`. */
export const problem = answer(
	'Problem',
	z.strictObject({
		type: z.string(),
		title: z.string(),
		status: z.int(),
		code: z.string(),
		detail: z.string(),
		instance: z.string().optional(),
		params: params.optional(),
		findings: z.array(finding).optional()
	})
);
