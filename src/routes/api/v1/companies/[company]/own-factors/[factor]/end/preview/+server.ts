import * as calls from '$lib/server/services/api-schemas/own-factors';
import { previewEnd } from '$lib/server/services/own-factors';
import { endpoint } from '../../../../../../../endpoint.server';

export const POST = endpoint(calls.previewEnd, ({ context, params, body }) =>
	previewEnd(context, params.company, { ...body, id: params.factor })
);
