import * as calls from '$lib/server/services/api-schemas/factors';
import { findFactor } from '$lib/server/services/factors';
import { endpoint } from '../../endpoint.server';

export const GET = endpoint(calls.findFactor, async ({ context, query }) =>
	findFactor(context, query)
);
