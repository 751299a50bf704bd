import * as calls from '$lib/server/services/api-schemas/closings';
import { reopenMonth } from '$lib/server/services/closing';
import { endpoint } from '../../../../../endpoint.server';

export const POST = endpoint(calls.reopenMonth, ({ context, params, body }) =>
	reopenMonth(context, params.company, body)
);
