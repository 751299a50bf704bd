import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { createDriver } from '$lib/server/services/drivers';
import { listSites } from '$lib/server/services/sites';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	sites: await listSites(locals.context, params.company)
}));

export const actions: Actions = {
	default: action(async ({ locals, params, request }) => {
		const { unit, ...fields } = await readForm(request);
		const input = { ...fields, unit: unit ?? '' };
		const { id } = await createDriver(locals.context, params.company, input);
		redirect(303, `/companies/${params.company}/drivers/${id}`);
	})
};
