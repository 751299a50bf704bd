import * as calls from '$lib/server/services/api-schemas/trace';
import { getTrace } from '$lib/server/services/trace';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.getTrace, ({ context, params, query }) =>
	getTrace(context, params.company, query)
);
