import * as calls from '$lib/server/services/api-schemas/drivers';
import { enterDriverValues } from '$lib/server/services/drivers';
import { endpoint } from '../../../../../../endpoint.server';

export const POST = endpoint(calls.enterDriverValues, ({ context, params, body }) =>
	enterDriverValues(context, params.company, { ...body, id: params.driver })
);
