import { redirect } from '@sveltejs/kit';
import { action, page } from '$lib/server/http';
import { confirmEmail, getEmailChange } from '$lib/server/services/accounts/profile';
import { keepSignedIn } from '$lib/server/session-cookies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals, params }) =>
	getEmailChange(locals.context, params.token)
);

export const actions: Actions = {
	default: action(async (event) => {
		const { context, visit } = event.locals;
		keepSignedIn(event, await confirmEmail(context, event.params.token, visit));
		redirect(303, '/account?email#profile');
	})
};
