import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import {
	createOwnFactor,
	getOwnFactorChoices,
	previewOwnFactor
} from '$lib/server/services/own-factors';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals, params, url }) =>
	getOwnFactorChoices(locals.context, params.company, Object.fromEntries(url.searchParams))
);

export const actions: Actions = {
	preview: action(async ({ locals, params, request }) => {
		const given = await readForm(request);
		return { preview: await previewOwnFactor(locals.context, params.company, given), given };
	}),
	save: action(async ({ locals, params, request }) => {
		const { id } = await createOwnFactor(locals.context, params.company, await readForm(request));
		redirect(303, `/companies/${params.company}/own-factors/${id}`);
	})
};
