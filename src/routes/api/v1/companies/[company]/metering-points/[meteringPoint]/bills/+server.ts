import * as calls from '$lib/server/services/api-schemas/bills';
import { page } from '$lib/server/services/api-schemas/page';
import { enterBills, listBills } from '$lib/server/services/bills';
import { endpoint } from '../../../../../../endpoint.server';

export const GET = endpoint(calls.listBills, async ({ context, params, query }) =>
	page(await listBills(context, params.company, params), query)
);

export const POST = endpoint(calls.enterBills, ({ context, params, body }) =>
	enterBills(context, params.company, {
		...{ ...body, ...params },
		bills: body.bills.map(calls.asTyped)
	})
);
