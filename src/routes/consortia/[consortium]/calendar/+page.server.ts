import { page } from '$lib/server/http';
import { searchCompleteness } from '$lib/server/services/completeness/consortium';
import { getConsortium } from '$lib/server/services/relations/consortia';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params, url }) => ({
	consortium: await getConsortium(context, params.consortium),
	grid: await searchCompleteness(context, params.consortium, Object.fromEntries(url.searchParams))
}));
