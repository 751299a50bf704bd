import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { closeMonth, reopenMonth } from '$lib/server/services/closing';
import { getClosingPage } from '$lib/server/services/closing/months';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals, params }) =>
	getClosingPage(locals.context, params.company)
);

export const actions: Actions = {
	close: action(async ({ locals, params, request }) => {
		const { month } = await readForm(request);
		await closeMonth(locals.context, params.company, { month });
		redirect(303, `/companies/${params.company}/closing`);
	}),
	reopen: action(async ({ locals, params, request }) => {
		const { month, reason } = await readForm(request);
		await reopenMonth(locals.context, params.company, { month, reason });
		redirect(303, `/companies/${params.company}/closing`);
	})
};
