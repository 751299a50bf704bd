import { redirect } from '@sveltejs/kit';
import { action, safeNext } from '$lib/server/http';
import { forgetSignIn } from '$lib/server/session-cookies';
import { signOut } from '$lib/server/services/sign-in';
import type { Actions, PageServerLoad } from './$types';

/** Signing out is a deed, not an address: whoever comes by a link is sent on. */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: action(async (event) => {
		await signOut(event.locals.context);
		forgetSignIn(event);
		const next = event.url.searchParams.get('next');
		redirect(303, next === null ? '/sign-in' : safeNext(next));
	})
};
