import * as calls from '$lib/server/services/api-schemas/own-factors';
import { page } from '$lib/server/services/api-schemas/page';
import { createOwnFactor, listOwnFactors } from '$lib/server/services/own-factors';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listOwnFactors, async ({ context, params, query }) =>
	page(await listOwnFactors(context, params.company), query)
);

export const POST = endpoint(calls.createOwnFactor, ({ context, params, body }) =>
	createOwnFactor(context, params.company, body)
);
