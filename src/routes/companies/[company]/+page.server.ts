import '$lib/server/services/draw-chart';
import { page } from '$lib/server/http';
import { getEnergy } from '$lib/server/services/energy';
import { getIntensity } from '$lib/server/services/intensity';
import { getOverview } from '$lib/server/services/overview';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params, url }) => {
	const asked = Number(url.searchParams.get('fiscalYear'));
	const fiscalYear = Number.isInteger(asked) && asked > 0 ? asked : undefined;
	const overview = await getOverview(context, params.company, { fiscalYear });
	if (overview.data === null) return { overview, totals: [], intensity: null };
	const { from, to } = overview.data.yearToDate;
	const { rows } = await getEnergy(context, params.company, { from, to, by: ['carrier'] });
	const intensity = await getIntensity(context, params.company, {
		driver: url.searchParams.get('driver'),
		measure: url.searchParams.get('per'),
		fiscalYear: overview.data.fiscalYear
	});
	return { overview, totals: rows, intensity };
});
