import * as calls from '$lib/server/services/api-schemas/drivers';
import { page } from '$lib/server/services/api-schemas/page';
import { createDriver, listDrivers } from '$lib/server/services/drivers';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listDrivers, async ({ context, params, query }) =>
	page(await listDrivers(context, params.company, query), query)
);

export const POST = endpoint(calls.createDriver, ({ context, params, body }) =>
	createDriver(context, params.company, body)
);
