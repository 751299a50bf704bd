import '$lib/server/services/draw-chart';
import { page } from '$lib/server/http';
import { getEnergy } from '$lib/server/services/energy';
import { getOverview } from '$lib/server/services/overview';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params, url }) => {
	const asked = Number(url.searchParams.get('fiscalYear'));
	const fiscalYear = Number.isInteger(asked) && asked > 0 ? asked : undefined;
	const overview = await getOverview(context, params.company, { fiscalYear });
	if (overview.data === null) return { overview, totals: [] };
	const { from, to } = overview.data.yearToDate;
	const { rows } = await getEnergy(context, params.company, { from, to, by: ['carrier'] });
	return { overview, totals: rows };
});
