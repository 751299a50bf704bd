import { page } from '$lib/server/services/api-schemas/page';
import * as calls from '$lib/server/services/api-schemas/sites';
import { createSite, listSites } from '$lib/server/services/sites';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listSites, async ({ context, params, query }) =>
	page(await listSites(context, params.company), query)
);

export const POST = endpoint(calls.createSite, ({ context, params, body }) =>
	createSite(context, params.company, body)
);
