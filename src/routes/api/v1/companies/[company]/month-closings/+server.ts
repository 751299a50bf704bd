import * as calls from '$lib/server/services/api-schemas/closings';
import { page } from '$lib/server/services/api-schemas/page';
import { closeMonth, listMonthClosings } from '$lib/server/services/closing';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listClosings, async ({ context, params, query }) =>
	page(await listMonthClosings(context, params.company), query)
);

export const POST = endpoint(calls.closeMonth, ({ context, params, body }) =>
	closeMonth(context, params.company, body)
);
