import { redirect } from '@sveltejs/kit';
import { action, page } from '$lib/server/http';
import { listCompanies } from '$lib/server/services/companies';
import { createDemoCompany } from '$lib/server/services/demo';
import type { Actions, PageServerLoad } from './$types';

/** Straight to the company where there is only one; strangers see what this is. */
export const load: PageServerLoad = page(async ({ locals }) => {
	if (locals.context.principal === null) return;
	const companies = await listCompanies(locals.context);
	const [only, ...others] = companies;
	if (only && others.length === 0) redirect(303, `/companies/${only.id}`);
});

export const actions: Actions = {
	demo: action(async ({ locals }) => {
		const company = await createDemoCompany(locals.context);
		redirect(303, `/companies/${company.id}`);
	})
};
