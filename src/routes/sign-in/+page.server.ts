import { redirect } from '@sveltejs/kit';
import { action, readForm, safeNext } from '$lib/server/http';
import { keepSignedIn } from '$lib/server/session-cookies';
import { signIn } from '$lib/server/services/sign-in';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.context.principal) redirect(303, safeNext(url.searchParams.get('next')));
};

export const actions: Actions = {
	default: action(async (event) => {
		const { email, password } = await readForm(event.request);
		const { context, visit } = event.locals;
		const session = await signIn(context, { email, password }, visit);
		keepSignedIn(event, session);
		redirect(303, safeNext(event.url.searchParams.get('next')));
	})
};
