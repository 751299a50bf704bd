import * as calls from '$lib/server/services/api-schemas/bills';
import { correctBill, getBill, removeBill } from '$lib/server/services/bills';
import { endpoint } from '../../../../../../../endpoint.server';

export const GET = endpoint(calls.getBill, ({ context, params }) =>
	getBill(context, params.company, params)
);

export const PUT = endpoint(calls.correctBill, ({ context, params, body }) =>
	correctBill(context, params.company, { ...calls.asTyped(body), ...params })
);

export const DELETE = endpoint(calls.removeBill, ({ context, params, query }) =>
	removeBill(context, params.company, { ...params, ...query })
);
