import * as calls from '$lib/server/services/api-schemas/completeness';
import { page } from '$lib/server/services/api-schemas/page';
import { listCompleteness } from '$lib/server/services/completeness/consortium';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(
	calls.listConsortiumCompleteness,
	async ({ context, params, query: { from, to, ...list } }) =>
		page(await listCompleteness(context, params.consortium, { from, to }), list)
);
