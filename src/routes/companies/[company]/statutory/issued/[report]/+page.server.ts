import { page } from '$lib/server/http';
import { getIssuedTable } from '$lib/server/services/statutory/issue';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals, params }) =>
	getIssuedTable(locals.context, params.company, params.report)
);
