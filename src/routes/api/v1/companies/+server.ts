import * as calls from '$lib/server/services/api-schemas/companies';
import { page } from '$lib/server/services/api-schemas/page';
import { createCompany, listCompanies } from '$lib/server/services/companies';
import { endpoint } from '../../endpoint.server';

export const GET = endpoint(calls.listCompanies, async ({ context, query }) =>
	page(await listCompanies(context), query)
);

export const POST = endpoint(calls.createCompany, ({ context, body }) =>
	createCompany(context, body)
);
