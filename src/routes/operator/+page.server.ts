import { page } from '$lib/server/http';
import { getServerState } from '$lib/server/services/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals }) => ({
	state: await getServerState(locals.context)
}));
