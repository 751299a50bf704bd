import { z } from 'zod';
import { day, finding } from './common';
import { factorStatus } from './figures';
import { answer, operation } from './operation';

export const supplierChoice = {
	supplier: z.string().min(1).max(200).optional(),
	menu: z.string().min(1).max(40).optional(),
	area: z.string().min(1).max(100).optional()
};

const factorShape = z.strictObject({
	id: z.string(),
	carrier: z.string(),
	supplier: z.string().nullable(),
	menu: z.string().nullable(),
	area: z.string().nullable(),
	valueBasic: z.number().nullable(),
	valueAdjusted: z.number().nullable(),
	unit: z.string().regex(/^kg-CO2\//),
	edition: z.string(),
	listDate: z.iso.date().nullable(),
	resultYear: z.int().nullable(),
	useYear: z.int().nullable(),
	source: z.string(),
	status: factorStatus,
	found: z.array(z.strictObject({ step: z.string(), matched: z.string() })),
	editionId: z.string().nullable(),
	explanation: z.array(
		z.strictObject({ about: z.enum(['step', 'years', 'caution']), sentence: z.string().min(1) })
	)
});

export const factor = answer('Factor', factorShape);

/** As a list of factors names one. */
export const factorLine = factorShape.omit({ editionId: true, explanation: true });

export const findFactor = operation({
	id: 'find_factor',
	method: 'GET',
	path: '/factors',
	access: 'read',
	status: 200,
	query: z.strictObject({ carrier: z.string().min(1).max(40), date: day, ...supplierChoice }),
	answer: answer('FactorAnswer', factorShape.extend({ findings: z.array(finding) })),
	refusals: [422]
});

const supplier = z.strictObject({
	supplier: z.string(),
	menus: z.array(z.strictObject({ code: z.string(), label: z.string() })),
	areas: z.array(z.string())
});

/** A type-ahead, best matches first, without pages. */
export const listSuppliers = operation({
	id: 'list_suppliers',
	method: 'GET',
	path: '/suppliers',
	access: 'read',
	status: 200,
	query: z.strictObject({
		carrier: z.string().min(1).max(40),
		text: z.string().min(1).max(200),
		limit: z.coerce.number().int().min(1).max(200).default(20)
	}),
	answer: answer('Suppliers', z.strictObject({ items: z.array(supplier) })),
	refusals: [422]
});
