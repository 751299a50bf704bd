import { page } from '$lib/server/services/api-schemas/page';
import * as calls from '$lib/server/services/api-schemas/scope3';
import { createScope3Entry, listScope3 } from '$lib/server/services/scope3';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listScope3, async ({ context, params, query }) =>
	page(await listScope3(context, params.company), query)
);

export const POST = endpoint(calls.createScope3Entry, ({ context, params, body }) =>
	createScope3Entry(context, params.company, body)
);
