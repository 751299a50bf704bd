import * as calls from '$lib/server/services/api-schemas/mappings';
import { page } from '$lib/server/services/api-schemas/page';
import { listMappings } from '$lib/server/services/mappings';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listMappings, async ({ context, params, query }) =>
	page(await listMappings(context, params.company), query)
);
