import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { askForReset, resetByMail } from '$lib/server/services/accounts/reset';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals }) => ({
	byMail: resetByMail(locals.context)
}));

export const actions: Actions = {
	default: action(async ({ locals, request }) => {
		const { email } = await readForm(request);
		await askForReset(locals.context, { email }, locals.visit);
		redirect(303, '/reset?sent');
	})
};
