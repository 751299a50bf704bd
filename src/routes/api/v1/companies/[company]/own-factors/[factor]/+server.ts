import * as calls from '$lib/server/services/api-schemas/own-factors';
import { getOwnFactor } from '$lib/server/services/own-factors';
import { endpoint } from '../../../../../endpoint.server';

export const GET = endpoint(calls.getOwnFactor, ({ context, params }) =>
	getOwnFactor(context, params.company, params.factor)
);
