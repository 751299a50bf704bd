import * as calls from '$lib/server/services/api-schemas/deliveries';
import { correctDelivery, removeDelivery } from '$lib/server/services/deliveries';
import { endpoint } from '../../../../../../../endpoint.server';

const entryOf = (params: { meteringPoint: string; delivery: string }) => ({
	meteringPointId: params.meteringPoint,
	entry: params.delivery
});

export const PUT = endpoint(calls.correctDelivery, ({ context, params, body }) =>
	correctDelivery(context, params.company, { ...body, ...entryOf(params) })
);

export const DELETE = endpoint(calls.removeDelivery, ({ context, params }) =>
	removeDelivery(context, params.company, entryOf(params))
);
