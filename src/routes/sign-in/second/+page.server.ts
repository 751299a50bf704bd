import { redirect } from '@sveltejs/kit';
import { action, page, readForm, safeNext } from '$lib/server/http';
import { keepSignedIn, readCookies } from '$lib/server/session-cookies';
import { passkeyHost } from '$lib/server/services/accounts/passkeys';
import { getSecondStep, passSecondStep } from '$lib/server/services/accounts/second-step';
import type { Actions, PageServerLoad } from './$types';

/** Nobody waits here: from the beginning, and back to where they wanted to go. */
export const load: PageServerLoad = page(async (event) => {
	const next = safeNext(event.url.searchParams.get('next'));
	const step = await getSecondStep(event.locals.context, readCookies(event).second);
	if (!step) redirect(303, `/sign-in?again&next=${encodeURIComponent(next)}`);
	return { step, next, passkeyHost: passkeyHost(event.locals.context) };
});

export const actions: Actions = {
	default: action(async (event) => {
		const { code } = await readForm(event.request);
		const { context, visit } = event.locals;
		const half = readCookies(event).second;
		keepSignedIn(event, await passSecondStep(context, { half, code }, visit));
		redirect(303, safeNext(event.url.searchParams.get('next')));
	})
};
