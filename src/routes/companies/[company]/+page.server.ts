import '$lib/server/services/draw-chart';
import { toPageError } from '$lib/server/http';
import { getOverview } from '$lib/server/services/overview';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = Number(url.searchParams.get('fiscalYear'));
	const fiscalYear = Number.isInteger(asked) && asked > 0 ? asked : undefined;
	try {
		return { overview: await getOverview(locals.context, params.company, { fiscalYear }) };
	} catch (error) {
		throw toPageError(error);
	}
};
