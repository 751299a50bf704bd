import { page } from '$lib/server/http';
import { searchEdition } from '$lib/server/services/factor-editions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals: { context }, params, url }) => ({
	list: searchEdition(context, params.edition, Object.fromEntries(url.searchParams))
}));
