import { action, page, readForm } from '$lib/server/http';
import { shownLink } from '$lib/server/services/accounts/shown-link';
import { searchUsers } from '$lib/server/services/accounts/user-list';
import { inviteToServer } from '$lib/server/services/relations/invitations';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, url }) => ({
	list: await searchUsers(context, Object.fromEntries(url.searchParams))
}));

export const actions: Actions = {
	invite: action(async ({ locals: { context }, request }) => {
		const { email } = await readForm(request);
		return { link: shownLink(await inviteToServer(context, { email })) };
	})
};
