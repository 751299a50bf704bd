import * as calls from '$lib/server/services/api-schemas/mappings';
import { forgetMapping } from '$lib/server/services/mappings';
import { endpoint } from '../../../../../endpoint.server';

export const DELETE = endpoint(calls.forgetMapping, ({ context, params }) =>
	forgetMapping(context, params.company, params.mapping)
);
