import * as calls from '$lib/server/services/api-schemas/deliveries';
import { enterDeliveries, getDeliveries } from '$lib/server/services/deliveries';
import { endpoint } from '../../../../../../endpoint.server';

export const GET = endpoint(calls.getDeliveries, ({ context, params }) =>
	getDeliveries(context, params.company, params.meteringPoint)
);

export const POST = endpoint(calls.enterDeliveries, ({ context, params, body }) =>
	enterDeliveries(context, params.company, { ...body, meteringPointId: params.meteringPoint })
);
