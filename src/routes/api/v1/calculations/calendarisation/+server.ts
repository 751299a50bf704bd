import * as calls from '$lib/server/services/api-schemas/calculations';
import { calculateCalendarisation } from '$lib/server/services/calculations';
import { endpoint } from '../../../endpoint.server';

export const POST = endpoint(calls.calculateCalendarisation, async ({ context, body }) =>
	calculateCalendarisation(context, body)
);
