import * as calls from '$lib/server/services/api-schemas/restatements';
import { page } from '$lib/server/services/api-schemas/page';
import { listRestatements, startRestatement } from '$lib/server/services/restatements';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listRestatements, async ({ context, params, query }) =>
	page(await listRestatements(context, params.consortium), query)
);

export const POST = endpoint(calls.startRestatement, ({ context, params, body }) =>
	startRestatement(context, params.consortium, body)
);
