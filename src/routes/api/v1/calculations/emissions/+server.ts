import * as calls from '$lib/server/services/api-schemas/calculations';
import { calculateEmissions } from '$lib/server/services/calculations';
import { endpoint } from '../../../endpoint.server';

export const POST = endpoint(calls.calculateEmissions, async ({ context, body }) =>
	calculateEmissions(context, body)
);
