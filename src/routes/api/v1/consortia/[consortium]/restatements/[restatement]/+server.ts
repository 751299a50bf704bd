import * as calls from '$lib/server/services/api-schemas/restatements';
import { getRestatement } from '$lib/server/services/restatements';
import { endpoint } from '../../../../../endpoint.server';

export const GET = endpoint(calls.getRestatement, ({ context, params }) =>
	getRestatement(context, params.consortium, params.restatement)
);
