import * as calls from '$lib/server/services/api-schemas/scope3';
import { correctScope3Entry, removeScope3Entry } from '$lib/server/services/scope3';
import { endpoint } from '../../../../../endpoint.server';

export const PUT = endpoint(calls.correctScope3Entry, ({ context, params, body }) =>
	correctScope3Entry(context, params.company, { ...body, id: params.entry })
);

export const DELETE = endpoint(calls.removeScope3Entry, ({ context, params }) =>
	removeScope3Entry(context, params.company, params.entry)
);
