import '$lib/server/services/draw-chart';
import { page } from '$lib/server/http';
import { getOverview } from '$lib/server/services/overview';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params, url }) => {
	const asked = Number(url.searchParams.get('fiscalYear'));
	const fiscalYear = Number.isInteger(asked) && asked > 0 ? asked : undefined;
	return { overview: await getOverview(locals.context, params.company, { fiscalYear }) };
});
