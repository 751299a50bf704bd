import * as calls from '$lib/server/services/api-schemas/consortia';
import { page } from '$lib/server/services/api-schemas/page';
import { listConsortia } from '$lib/server/services/relations/consortia';
import { endpoint } from '../../endpoint.server';

export const GET = endpoint(calls.listConsortia, async ({ context, query }) =>
	page(await listConsortia(context), query)
);
