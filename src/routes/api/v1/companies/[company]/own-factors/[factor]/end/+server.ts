import * as calls from '$lib/server/services/api-schemas/own-factors';
import { endOwnFactor } from '$lib/server/services/own-factors';
import { endpoint } from '../../../../../../endpoint.server';

export const POST = endpoint(calls.endOwnFactor, ({ context, params, body }) =>
	endOwnFactor(context, params.company, { ...body, id: params.factor })
);
