import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { keepSignedIn } from '$lib/server/session-cookies';
import { getSecondFactor } from '$lib/server/services/accounts/second-factor';
import * as sessions from '$lib/server/services/sessions';
import { createToken, listTokens, revokeToken } from '$lib/server/services/tokens';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context } }) => ({
	sessions: await sessions.listSessions(context),
	tokens: await listTokens(context),
	factor: await getSecondFactor(context)
}));

export const actions: Actions = {
	endSession: action(async ({ locals, request }) => {
		const { id } = await readForm(request);
		await sessions.endSession(locals.context, id ?? '');
	}),
	endOthers: action(({ locals }) => sessions.endOtherSessions(locals.context)),
	confirm: action(async (event) => {
		const { password } = await readForm(event.request);
		const { context, visit } = event.locals;
		keepSignedIn(event, await sessions.confirmPassword(context, { password }, visit));
		redirect(303, '/account?confirmed#tokens');
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
