import { page } from '$lib/server/http';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import { listSites } from '$lib/server/services/sites';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	points: await listMeteringPoints(locals.context, params.company),
	sites: await listSites(locals.context, params.company)
}));
