import { action, page, readForm } from '$lib/server/http';
import { getCompany, updateCompany } from '$lib/server/services/companies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	company: await getCompany(locals.context, params.company)
}));

export const actions: Actions = {
	default: action(async ({ locals, params, request }) => {
		await updateCompany(locals.context, params.company, await readForm(request));
		return { saved: true };
	})
};
