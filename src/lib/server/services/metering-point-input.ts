import { USE_FROM } from '$lib/domain/deliveries/fuel-use';
import { parseIsoDay } from '$lib/domain/time/day';
import { z } from 'zod';
import { day } from './api-schemas/common';
import { name, numeric, optional, optionalChange } from './company-input';

/** Digits, letters and hyphens as bills print them; full width is read, blanks go. */
const supplyPointNumber = z
	.string()
	.transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
	.pipe(z.string().regex(/^[0-9A-Za-z-]{1,40}$/));
const printed = z
	.string()
	.trim()
	.max(200)
	.regex(/^\P{Cc}*$/u);
const readingDay = numeric(z.int().min(1).max(31));
const contractKw = numeric(z.number().nonnegative().max(10_000_000));

const lastDay = day.transform((text) => parseIsoDay(text)!);

export const newMeteringPoint = z.strictObject({
	/** Left out where the company has no site yet: then 本社 is made. */
	siteId: optional(z.string().min(1).max(64)),
	name,
	carrier: z.string().min(1).max(40),
	unit: optional(z.string().max(20)),
	supplyPointNumber: optional(supplyPointNumber),
	supplier: optional(printed),
	menu: optional(printed),
	area: optional(printed),
	readingDay: optional(readingDay),
	contractKw: optional(contractKw)
});

export const meteringPointChange = z.strictObject({
	siteId: z.string().min(1).max(64).optional(),
	name: name.optional(),
	supplyPointNumber: optionalChange(supplyPointNumber),
	supplier: optionalChange(printed),
	menu: optionalChange(printed),
	area: optionalChange(printed),
	readingDay: optionalChange(readingDay),
	contractKw: optionalChange(contractKw),
	useFrom: z.enum(USE_FROM).optional(),
	lastDay: optionalChange(lastDay)
});
