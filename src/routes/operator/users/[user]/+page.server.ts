import { action, page } from '$lib/server/http';
import {
	createResetLink,
	endSessionsOf,
	resetSecondFactor
} from '$lib/server/services/accounts/administration';
import { shownLink } from '$lib/server/services/accounts/shown-link';
import { getUser } from '$lib/server/services/accounts/user-list';
import { disableUser, enableUser } from '$lib/server/services/users';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params }) => ({
	user: await getUser(context, params.user)
}));

export const actions: Actions = {
	resetLink: action(async ({ locals: { context }, params }) => ({
		link: shownLink(await createResetLink(context, params.user))
	})),
	endSessions: action(async ({ locals: { context }, params }) => {
		await endSessionsOf(context, params.user);
		return { done: 'sessions_ended' as const };
	}),
	resetFactor: action(async ({ locals: { context }, params }) => {
		await resetSecondFactor(context, params.user);
		return { done: 'factor_reset' as const };
	}),
	disable: action(async ({ locals: { context }, params }) => {
		await disableUser(context, params.user);
		return { done: 'disabled' as const };
	}),
	enable: action(async ({ locals: { context }, params }) => {
		await enableUser(context, params.user);
		return { done: 'enabled' as const };
	})
};
