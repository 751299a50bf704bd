import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { keepSignedIn } from '$lib/server/session-cookies';
import { getSecondFactor } from '$lib/server/services/accounts/second-factor';
import { changeEmail, changeName, getProfile } from '$lib/server/services/accounts/profile';
import * as sessions from '$lib/server/services/sessions';
import { createToken, listTokens, revokeToken } from '$lib/server/services/tokens';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context } }) => ({
	sessions: await sessions.listSessions(context),
	tokens: await listTokens(context),
	profile: getProfile(context),
	factor: await getSecondFactor(context)
}));

export const actions: Actions = {
	endSession: action(async ({ locals, request }) => {
		const { id } = await readForm(request);
		await sessions.endSession(locals.context, id ?? '');
	}),
	endOthers: action(({ locals }) => sessions.endOtherSessions(locals.context)),
	confirm: action(async (event) => {
		const { password, back } = await readForm(event.request);
		const { context, visit } = event.locals;
		keepSignedIn(event, await sessions.confirmPassword(context, { password }, visit));
		redirect(303, `/account?confirmed#${back === 'profile' ? 'profile' : 'tokens'}`);
	}),
	changeName: action(async ({ locals, request }) => {
		const { personName } = await readForm(request);
		await changeName(locals.context, { name: personName });
		redirect(303, '/account?name#profile');
	}),
	changeEmail: action(async (event) => {
		const { email } = await readForm(event.request);
		const { context, visit } = event.locals;
		const change = await changeEmail(context, { email }, visit);
		if (change.by === 'mail') redirect(303, '/account?sent#profile');
		keepSignedIn(event, change.session);
		redirect(303, '/account?email#profile');
	}),
	changePassword: action(async (event) => {
		const { password, newPassword } = await readForm(event.request);
		const { context, visit } = event.locals;
		const typed = { password, newPassword };
		keepSignedIn(event, await sessions.changePassword(context, typed, visit));
		redirect(303, '/account?changed#password');
	}),
	createToken: action(async ({ locals, request }) => {
		const { name, scope, days } = await readForm(request);
		const scopes = scope === 'write' ? ['read', 'write'] : ['read'];
		return { made: await createToken(locals.context, { name, scopes, days: Number(days) }) };
	}),
	revokeToken: action(async ({ locals, request }) => {
		const { id } = await readForm(request);
		await revokeToken(locals.context, id ?? '');
	})
};
