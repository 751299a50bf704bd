import { redirect } from '@sveltejs/kit';
import { action, page } from '$lib/server/http';
import { createDemoCompany } from '$lib/server/services/demo';
import { getHome } from '$lib/server/services/home';
import { getPlaces } from '$lib/server/services/places';
import type { Actions, PageServerLoad } from './$types';

/** Straight to where there is only one place to go; strangers see what this is. */
export const load: PageServerLoad = page(async ({ locals: { context } }) => {
	if (context.principal === null) return { home: null };
	const { home } = await getPlaces(context);
	if (home !== null) redirect(303, home);
	return { home: await getHome(context) };
});

export const actions: Actions = {
	demo: action(async ({ locals }) => {
		const company = await createDemoCompany(locals.context);
		redirect(303, `/companies/${company.id}`);
	})
};
