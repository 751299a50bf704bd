import { page } from '$lib/server/http';
import { listSites } from '$lib/server/services/sites';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	sites: await listSites(locals.context, params.company)
}));
