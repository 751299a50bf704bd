import { page } from '$lib/server/http';
import { getConsortiumSummary } from '$lib/server/services/relations/company-status';
import { getConsortium } from '$lib/server/services/relations/consortia';
import { getEditionDeadlines } from '$lib/server/services/relations/edition-deadlines';
import type { PageServerLoad } from './$types';

/** What is published, for everybody in it; for a coordinator also how its companies are. */
export const load: PageServerLoad = page(async ({ locals: { context }, params }) => {
	const consortium = await getConsortium(context, params.consortium);
	const coordinates = consortium.role === 'coordinator';
	return {
		consortium,
		summary: coordinates ? await getConsortiumSummary(context, params.consortium) : null,
		deadlines: coordinates ? await getEditionDeadlines(context, params.consortium) : null
	};
});
