import { page } from '$lib/server/http';
import { searchCompanyStatus } from '$lib/server/services/relations/company-status-list';
import { getConsortium } from '$lib/server/services/relations/consortia';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params, url }) => ({
	consortium: await getConsortium(context, params.consortium),
	list: await searchCompanyStatus(context, params.consortium, Object.fromEntries(url.searchParams))
}));
