import { action, page, readForm } from '$lib/server/http';
import { shownLink } from '$lib/server/services/accounts/shown-link';
import { createConsortium } from '$lib/server/services/relations/consortia';
import { inviteCoordinator } from '$lib/server/services/relations/invitations';
import { listServedConsortia } from '$lib/server/services/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context } }) => ({
	consortia: await listServedConsortia(context)
}));

export const actions: Actions = {
	create: action(async ({ locals: { context }, request }) => {
		const { name } = await readForm(request);
		return { created: (await createConsortium(context, { name })).name };
	}),
	invite: action(async ({ locals: { context }, request }) => {
		const { consortium, email } = await readForm(request);
		return { link: shownLink(await inviteCoordinator(context, consortium ?? '', { email })) };
	})
};
