import { z } from 'zod';
import { identifier, instant, listOf, listQuery, name } from './common';
import { XLSX } from './imports';
import { answer, body, operation } from './operation';

const mass = z.enum(['kg', 't']);

const entry = answer(
	'Scope3Entry',
	z.strictObject({
		id: z.string(),
		fiscalYear: z.int(),
		category: z.int(),
		name: z.string(),
		quantity: z.number(),
		unit: z.string(),
		factor: z.number().describe('CO2e per unit, in `factorMass`.'),
		factorMass: mass,
		factorId: z.string().nullable().describe('null: the company’s own.'),
		source: z.string(),
		co2eKg: z.number(),
		replaces: z.string().nullable(),
		createdAt: instant,
		createdBy: z.string().nullable(),
		endedAt: instant.nullable().describe('null while it counts.')
	})
);

const figure = z.union([z.number().nonnegative(), z.string().max(30)]);

const fields = z.strictObject({
	fiscalYear: z.int().min(2000).max(2100),
	category: z.int().min(1).max(15),
	name,
	quantity: figure,
	factorId: identifier.nullish().describe('A published factor, or the four that follow.'),
	factor: figure.nullish(),
	factorMass: mass.nullish(),
	unit: z.string().max(30).nullish(),
	source: z.string().max(500).nullish()
});

const year = z.strictObject({ fiscalYear: z.coerce.number().int().min(2000).max(2100).optional() });

export const listScope3 = operation({
	id: 'list_scope3_entries',
	method: 'GET',
	path: '/companies/{company}/scope3-entries',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('Scope3EntryList', entry)
});

export const createScope3Entry = operation({
	id: 'create_scope3_entry',
	method: 'POST',
	path: '/companies/{company}/scope3-entries',
	access: 'write',
	status: 201,
	body: body('NewScope3Entry', fields),
	answer: entry,
	refusals: [422]
});

export const correctScope3Entry = operation({
	id: 'correct_scope3_entry',
	method: 'PUT',
	path: '/companies/{company}/scope3-entries/{entry}',
	access: 'write',
	status: 200,
	body: body('Scope3EntryCorrection', fields),
	answer: entry,
	refusals: [409, 422]
});

export const removeScope3Entry = operation({
	id: 'remove_scope3_entry',
	method: 'DELETE',
	path: '/companies/{company}/scope3-entries/{entry}',
	access: 'write',
	status: 200,
	answer: entry,
	refusals: [409]
});

export const getScope3Workbook = operation({
	id: 'get_scope3_workbook',
	method: 'GET',
	path: '/companies/{company}/scope3.xlsx',
	access: 'read',
	status: 200,
	query: year,
	answerType: XLSX
});
