import { z } from 'zod';
import { listOf, listQuery, name, optionalText } from './common';
import { answer, body, operation } from './operation';

export const site = answer(
	'Site',
	z.strictObject({
		id: z.string(),
		name: z.string(),
		postalCode: z.string().nullable(),
		address: z.string().nullable(),
		floorAreaM2: z.number().nullable(),
		timeZone: z.string(),
		weatherStationId: z.string().nullable()
	})
);

const siteInput = z.strictObject({
	name,
	postalCode: z
		.string()
		.regex(/^\d{3}-?\d{4}$/)
		.nullish(),
	address: optionalText,
	floorAreaM2: z.number().positive().nullish(),
	timeZone: z.string().min(1).max(64).optional()
});

export const listSites = operation({
	id: 'list_sites',
	method: 'GET',
	path: '/companies/{company}/sites',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('SiteList', site)
});

export const createSite = operation({
	id: 'create_site',
	method: 'POST',
	path: '/companies/{company}/sites',
	access: 'write',
	status: 201,
	body: body('NewSite', siteInput),
	answer: site,
	refusals: [422]
});

export const getSite = operation({
	id: 'get_site',
	method: 'GET',
	path: '/companies/{company}/sites/{site}',
	access: 'read',
	status: 200,
	answer: site
});

export const editSite = operation({
	id: 'edit_site',
	method: 'PATCH',
	path: '/companies/{company}/sites/{site}',
	access: 'write',
	status: 200,
	body: body(
		'SiteChange',
		siteInput.partial().extend({ weatherStationId: z.string().max(64).nullish() })
	),
	answer: site,
	refusals: [422]
});
