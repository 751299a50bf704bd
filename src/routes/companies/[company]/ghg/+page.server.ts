import { page } from '$lib/server/http';
import { getCompany } from '$lib/server/services/companies';
import { getGhg } from '$lib/server/services/ghg';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params, url }) => ({
	ghg: await getGhg(locals.context, params.company, {
		fiscalYear: url.searchParams.get('fiscalYear')
	}),
	company: await getCompany(locals.context, params.company)
}));
