import * as calls from '$lib/server/services/api-schemas/metering-points';
import { page } from '$lib/server/services/api-schemas/page';
import { createMeteringPoint, listMeteringPoints } from '$lib/server/services/metering-points';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listMeteringPoints, async ({ context, params, query }) =>
	page(await listMeteringPoints(context, params.company), query)
);

export const POST = endpoint(calls.createMeteringPoint, ({ context, params, body }) =>
	createMeteringPoint(context, params.company, body)
);
