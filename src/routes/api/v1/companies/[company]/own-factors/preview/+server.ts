import * as calls from '$lib/server/services/api-schemas/own-factors';
import { previewOwnFactor } from '$lib/server/services/own-factors';
import { endpoint } from '../../../../../endpoint.server';

export const POST = endpoint(calls.previewOwnFactor, ({ context, params, body }) =>
	previewOwnFactor(context, params.company, body)
);
