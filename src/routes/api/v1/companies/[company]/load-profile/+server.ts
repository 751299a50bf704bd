import * as calls from '$lib/server/services/api-schemas/energy';
import { getLoadProfile } from '$lib/server/services/load-profile';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.getLoadProfile, ({ context, params, query }) =>
	getLoadProfile(context, params.company, query)
);
