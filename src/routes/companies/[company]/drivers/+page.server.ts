import { page } from '$lib/server/http';
import { getCompany } from '$lib/server/services/companies';
import { listDrivers } from '$lib/server/services/drivers';
import { listSites } from '$lib/server/services/sites';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params, url }) => ({
	drivers: await listDrivers(locals.context, params.company),
	removed: await listDrivers(locals.context, params.company, { state: 'removed' }),
	sites: await listSites(locals.context, params.company),
	company: await getCompany(locals.context, params.company),
	fiscalYear: Number(url.searchParams.get('fiscalYear')) || null
}));
