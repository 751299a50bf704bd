import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { getCompany } from '$lib/server/services/companies';
import { createSite } from '$lib/server/services/sites';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	company: await getCompany(locals.context, params.company)
}));

export const actions: Actions = {
	default: action(async ({ locals, params, request }) => {
		await createSite(locals.context, params.company, await readForm(request));
		redirect(303, `/companies/${params.company}/sites`);
	})
};
