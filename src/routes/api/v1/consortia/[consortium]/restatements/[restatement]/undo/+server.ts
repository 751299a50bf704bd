import * as calls from '$lib/server/services/api-schemas/restatements';
import { undoRestatement } from '$lib/server/services/restatements';
import { endpoint } from '../../../../../../endpoint.server';

export const POST = endpoint(calls.undoRestatement, ({ context, params, body }) =>
	undoRestatement(context, params.consortium, { ...body, id: params.restatement })
);
