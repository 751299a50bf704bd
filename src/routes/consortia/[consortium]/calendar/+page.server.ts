import { action, page, readForm } from '$lib/server/http';
import { searchCompleteness } from '$lib/server/services/completeness/consortium';
import { getConsortium } from '$lib/server/services/relations/consortia';
import { remindCompany, remindLateCompanies } from '$lib/server/services/reminders';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params, url }) => ({
	consortium: await getConsortium(context, params.consortium),
	grid: await searchCompleteness(context, params.consortium, Object.fromEntries(url.searchParams))
}));

export const actions: Actions = {
	remind: action(async ({ locals: { context }, params, request }) => {
		const { company } = await readForm(request);
		return { reminded: await remindCompany(context, params.consortium, company ?? '') };
	}),
	remindAll: action(async ({ locals: { context }, params }) => ({
		reminded: await remindLateCompanies(context, params.consortium)
	}))
};
