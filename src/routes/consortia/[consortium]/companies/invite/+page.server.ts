import { action, page, readForm } from '$lib/server/http';
import { shownLink } from '$lib/server/services/accounts/shown-link';
import {
	getInvitingConsortium,
	inviteCompany
} from '$lib/server/services/relations/consortium-companies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params }) => ({
	consortium: await getInvitingConsortium(context, params.consortium)
}));

export const actions: Actions = {
	default: action(async ({ locals: { context }, params, request }) => {
		const { name, industry, email } = await readForm(request);
		const made = await inviteCompany(context, params.consortium, { name, industry, email });
		return { link: shownLink(made), name };
	})
};
