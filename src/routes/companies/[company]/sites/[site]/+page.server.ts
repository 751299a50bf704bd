import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { getSite, updateSite } from '$lib/server/services/sites';
import { listWeather } from '$lib/server/services/weather';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	site: await getSite(locals.context, params.company, params.site),
	stations: await listWeather(locals.context, params.company)
}));

export const actions: Actions = {
	default: action(async ({ locals, params, request }) => {
		const fields = await readForm(request);
		await updateSite(locals.context, params.company, { ...fields, id: params.site });
		redirect(303, `/companies/${params.company}/sites`);
	})
};
