import * as calls from '$lib/server/services/api-schemas/restatements';
import { applyRestatement } from '$lib/server/services/restatements';
import { endpoint } from '../../../../../../endpoint.server';

export const POST = endpoint(calls.applyRestatement, ({ context, params, body }) =>
	applyRestatement(context, params.consortium, { ...body, id: params.restatement })
);
