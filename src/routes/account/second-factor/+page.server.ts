import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { keepSignedIn } from '$lib/server/session-cookies';
import { passkeyHost, removePasskey } from '$lib/server/services/accounts/passkeys';
import * as factor from '$lib/server/services/accounts/second-factor';
import { confirmPassword } from '$lib/server/services/sessions';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/account/second-factor';

export const load: PageServerLoad = page(async ({ locals }) => ({
	factor: await factor.getSecondFactor(locals.context),
	passkeyHost: passkeyHost(locals.context)
}));

export const actions: Actions = {
	confirm: action(async (event) => {
		const { password } = await readForm(event.request);
		const { context, visit } = event.locals;
		keepSignedIn(event, await confirmPassword(context, { password }, visit));
		redirect(303, HERE);
	}),
	start: action(({ locals }) => factor.startTotp(locals.context)),
	verify: action(async (event) => {
		const { code } = await readForm(event.request);
		const { context, visit } = event.locals;
		keepSignedIn(event, await factor.confirmTotp(context, { code }, visit));
		redirect(303, `${HERE}?done`);
	}),
	recoveryCodes: action(async ({ locals }) => ({
		codes: await factor.renewRecoveryCodes(locals.context)
	})),
	removePasskey: action(async ({ locals, request }) => {
		const { id } = await readForm(request);
		await removePasskey(locals.context, id ?? '');
		redirect(303, `${HERE}?removed`);
	}),
	stop: action(async ({ locals }) => {
		await factor.stopTotp(locals.context);
		redirect(303, `${HERE}?stopped`);
	})
};
