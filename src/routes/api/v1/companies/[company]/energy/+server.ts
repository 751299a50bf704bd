import * as calls from '$lib/server/services/api-schemas/energy';
import { getEnergy } from '$lib/server/services/energy';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.getEnergy, ({ context, params, query }) =>
	getEnergy(context, params.company, query)
);
