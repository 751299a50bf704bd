import * as calls from '$lib/server/services/api-schemas/consortia';
import { page } from '$lib/server/services/api-schemas/page';
import { listCompanyStatus } from '$lib/server/services/relations/company-status';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listConsortiumCompanies, async ({ context, params, query }) =>
	page(await listCompanyStatus(context, params.consortium), query)
);
