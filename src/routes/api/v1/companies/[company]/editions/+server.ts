import * as calls from '$lib/server/services/api-schemas/restatements';
import { listCompanyEditions } from '$lib/server/services/restatements/of-company';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listCompanyEditions, async ({ context, params }) => ({
	items: await listCompanyEditions(context, params.company)
}));
