import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { correctScope3Entry, getScope3Entry } from '$lib/server/services/scope3';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals, params }) =>
	getScope3Entry(locals.context, params.company, params.entry)
);

export const actions: Actions = {
	default: action(async ({ locals, params, request }) => {
		const corrected = { ...(await readForm(request)), id: params.entry };
		const made = await correctScope3Entry(locals.context, params.company, corrected);
		redirect(303, `/companies/${params.company}/scope3?fiscalYear=${made.fiscalYear}`);
	})
};
