import { z } from 'zod';
import { listOf, listQuery, name } from './common';
import { answer, body, operation } from './operation';

const industry = z
	.string()
	.regex(/^[A-T]?\d{0,4}$/)
	.min(1)
	.nullish();
const fiscalYearStartMonth = z.int().min(1).max(12);
const taxDisplay = z.enum(['included', 'excluded']);

export const company = answer(
	'Company',
	z.strictObject({
		id: z.string(),
		name: z.string(),
		industry: z.string().nullable(),
		fiscalYearStartMonth,
		taxDisplay,
		origin: z.enum(['real', 'demo']),
		dataVersion: z.int()
	})
);

const companyInput = z.strictObject({
	name,
	industry,
	fiscalYearStartMonth: fiscalYearStartMonth.optional(),
	taxDisplay: taxDisplay.optional()
});

export const listCompanies = operation({
	id: 'list_companies',
	method: 'GET',
	path: '/companies',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('CompanyList', company)
});

export const createCompany = operation({
	id: 'create_company',
	method: 'POST',
	path: '/companies',
	access: 'write',
	status: 201,
	body: body('NewCompany', companyInput),
	answer: company,
	refusals: [422]
});

export const getCompany = operation({
	id: 'get_company',
	method: 'GET',
	path: '/companies/{company}',
	access: 'read',
	status: 200,
	answer: company
});

export const editCompany = operation({
	id: 'edit_company',
	method: 'PATCH',
	path: '/companies/{company}',
	access: 'write',
	status: 200,
	body: body('CompanyChange', companyInput.partial()),
	answer: company,
	refusals: [422]
});
