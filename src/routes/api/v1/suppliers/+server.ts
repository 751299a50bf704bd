import * as calls from '$lib/server/services/api-schemas/factors';
import { searchSuppliers } from '$lib/server/services/factors';
import { endpoint } from '../../endpoint.server';

export const GET = endpoint(calls.listSuppliers, ({ context, query }) => ({
	items: searchSuppliers(context, query)
}));
