import { page } from '$lib/server/http';
import { listCompanyRecords } from '$lib/server/services/records';
import { listEngagements } from '$lib/server/services/relations/engagements';
import type { PageServerLoad } from './$types';

/** What people outside read, or what was done; a page of it, newest first. */
export const load: PageServerLoad = page(async ({ locals: { context }, params, url }) => {
	const kind = url.searchParams.get('kind') === 'audit' ? 'audit' : 'access';
	const asked = Number(url.searchParams.get('before'));
	const before = Number.isInteger(asked) && asked > 0 ? asked : null;
	return {
		kind,
		before,
		...(await listCompanyRecords(context, params.company, { kind, before })),
		engagements: await listEngagements(context, params.company)
	};
});
