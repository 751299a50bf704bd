import { page } from '$lib/server/http';
import { listOwnFactors } from '$lib/server/services/own-factors';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	factors: await listOwnFactors(locals.context, params.company)
}));
