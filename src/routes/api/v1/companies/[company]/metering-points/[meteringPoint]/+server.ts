import * as calls from '$lib/server/services/api-schemas/metering-points';
import { getMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import { endpoint } from '../../../../../endpoint.server';

export const GET = endpoint(calls.getMeteringPoint, ({ context, params }) =>
	getMeteringPoint(context, params.company, params.meteringPoint)
);

export const PATCH = endpoint(calls.editMeteringPoint, ({ context, params, body }) =>
	updateMeteringPoint(context, params.company, { ...body, id: params.meteringPoint })
);
