import * as calls from '$lib/server/services/api-schemas/editions';
import { listEditions } from '$lib/server/services/factor-editions';
import { endpoint } from '../../../endpoint.server';

export const GET = endpoint(calls.listEditions, ({ context }) => ({
	items: listEditions(context)
}));
