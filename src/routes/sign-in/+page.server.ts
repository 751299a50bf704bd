import { redirect } from '@sveltejs/kit';
import { action, readForm, safeNext } from '$lib/server/http';
import { keepHalfSignedIn, keepSignedIn } from '$lib/server/session-cookies';
import { passkeyHost } from '$lib/server/services/accounts/passkeys';
import { signIn } from '$lib/server/services/sign-in';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.context.principal) redirect(303, safeNext(url.searchParams.get('next')));
	return { passkeyHost: passkeyHost(locals.context) };
};

export const actions: Actions = {
	default: action(async (event) => {
		const { email, password } = await readForm(event.request);
		const { context, visit } = event.locals;
		const signedIn = await signIn(context, { email, password }, visit);
		const next = safeNext(event.url.searchParams.get('next'));
		if ('half' in signedIn) {
			keepHalfSignedIn(event, signedIn);
			redirect(303, `/sign-in/second?next=${encodeURIComponent(next)}`);
		}
		keepSignedIn(event, signedIn);
		redirect(303, next);
	})
};
