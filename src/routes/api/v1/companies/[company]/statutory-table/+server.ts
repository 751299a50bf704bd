import * as calls from '$lib/server/services/api-schemas/reports';
import { getStatutoryTable } from '$lib/server/services/statutory';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.getStatutoryTable, ({ context, params, query }) =>
	getStatutoryTable(context, params.company, query)
);
