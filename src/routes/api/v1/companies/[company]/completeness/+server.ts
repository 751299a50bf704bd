import * as calls from '$lib/server/services/api-schemas/completeness';
import { getCompleteness } from '$lib/server/services/completeness';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.getCompleteness, ({ context, params, query }) =>
	getCompleteness(context, params.company, query)
);
