import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { assertResetLink, resetPassword } from '$lib/server/services/accounts/reset';
import { forgetSignIn } from '$lib/server/session-cookies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals, params }) =>
	assertResetLink(locals.context, params.token)
);

export const actions: Actions = {
	default: action(async (event) => {
		const { newPassword } = await readForm(event.request);
		const { context, visit } = event.locals;
		await resetPassword(context, { token: event.params.token, newPassword }, visit);
		// Whoever was signed in here is so no longer.
		forgetSignIn(event);
		redirect(303, '/sign-in?reset');
	})
};
