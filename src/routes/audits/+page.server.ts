import { page } from '$lib/server/http';
import { listOwnEngagements } from '$lib/server/services/relations/engagements';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals }) => ({
	engagements: await listOwnEngagements(locals.context)
}));
