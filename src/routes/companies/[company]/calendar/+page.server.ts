import { page } from '$lib/server/http';
import { getCalendar } from '$lib/server/services/completeness';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params, url }) => {
	const asked = Number(url.searchParams.get('fiscalYear'));
	const fiscalYear = Number.isInteger(asked) && asked > 0 ? asked : null;
	return { calendar: await getCalendar(context, params.company, { fiscalYear }) };
});
