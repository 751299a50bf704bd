import { page } from '$lib/server/http';
import {
	listCompanyEditions,
	listCompanyRestatements
} from '$lib/server/services/restatements/of-company';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params }) => ({
	editions: await listCompanyEditions(context, params.company),
	restatements: await listCompanyRestatements(context, params.company)
}));
