import * as calls from '$lib/server/services/api-schemas/mappings';
import { tryMapping } from '$lib/server/services/mappings';
import { endpoint } from '../../../../../../../endpoint.server';

export const POST = endpoint(calls.tryMapping, ({ context, params, body }) =>
	tryMapping(context, params.company, { ...body, id: params.import })
);
