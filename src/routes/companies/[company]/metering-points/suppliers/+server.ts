import { api } from '$lib/server/http';
import { searchSuppliers } from '$lib/server/services/factors';
import type { RequestHandler } from './$types';

/** Suppliers of the official list for what has been typed so far. */
export const GET: RequestHandler = api(({ locals, url }) => {
	const carrier = url.searchParams.get('carrier') ?? '';
	const text = url.searchParams.get('text') ?? '';
	return searchSuppliers(locals.context, { carrier, text });
});
