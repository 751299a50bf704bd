import * as calls from '$lib/server/services/api-schemas/bills';
import { correctBill, getBill, removeBill } from '$lib/server/services/bills';
import { endpoint } from '../../../../../../../endpoint.server';

export const GET = endpoint(calls.getBill, ({ context, params }) => getBill(context, params));

export const PUT = endpoint(calls.correctBill, ({ context, params, body }) =>
	correctBill(context, params, calls.asTyped(body))
);

export const DELETE = endpoint(calls.removeBill, ({ context, params, query }) =>
	removeBill(context, params, query)
);
