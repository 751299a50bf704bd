import { page } from '$lib/server/services/api-schemas/page';
import * as calls from '$lib/server/services/api-schemas/weather';
import { listWeather } from '$lib/server/services/weather';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listWeather, async ({ context, params, query }) =>
	page(await listWeather(context, params.company), query)
);
