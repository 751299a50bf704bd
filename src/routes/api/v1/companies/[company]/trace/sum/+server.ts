import * as calls from '$lib/server/services/api-schemas/trace';
import { getSumTrace } from '$lib/server/services/trace/sum';
import { endpoint } from '../../../../../endpoint.server';

export const GET = endpoint(calls.getSumTrace, ({ context, params, query }) =>
	getSumTrace(context, params.company, query)
);
