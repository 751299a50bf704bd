import * as calls from '$lib/server/services/api-schemas/ghg';
import { getGhg } from '$lib/server/services/ghg';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.getGhg, ({ context, params, query }) =>
	getGhg(context, params.company, query)
);
