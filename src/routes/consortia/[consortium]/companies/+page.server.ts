import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { searchCompanyStatus } from '$lib/server/services/relations/company-status-list';
import { getConsortium } from '$lib/server/services/relations/consortia';
import { removeCompany } from '$lib/server/services/relations/consortium-companies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params, url }) => ({
	consortium: await getConsortium(context, params.consortium),
	list: await searchCompanyStatus(context, params.consortium, Object.fromEntries(url.searchParams))
}));

export const actions: Actions = {
	remove: action(async ({ locals: { context }, params, request }) => {
		const { company } = await readForm(request);
		await removeCompany(context, params.consortium, company ?? '');
		redirect(303, `/consortia/${params.consortium}/companies?removed`);
	})
};
