import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { keepSignedIn } from '$lib/server/session-cookies';
import {
	getInvitation,
	joinAsMyself,
	joinAsNewcomer,
	type Joined
} from '$lib/server/services/relations/join';
import type { Actions, PageServerLoad } from './$types';

/** Public: the link is the right to read it. */
export const load: PageServerLoad = page(async ({ locals: { context }, params }) => {
	const { principal } = context;
	return {
		invitation: await getInvitation(context, params.token),
		me: principal && { name: principal.name, email: principal.email }
	};
});

export const actions: Actions = {
	join: action(async (event) => {
		const { context, visit } = event.locals;
		const joined = await joinAsMyself(context, event.params.token, visit);
		keepSignedIn(event, joined.session);
		redirect(303, homeOf(joined));
	}),
	register: action(async (event) => {
		const { email, name, password } = await readForm(event.request);
		const { context, visit } = event.locals;
		const given = { token: event.params.token, email, name, password };
		const joined = await joinAsNewcomer(context, given, visit);
		keepSignedIn(event, joined.session);
		redirect(303, homeOf(joined));
	})
};

/** Where the new part begins. What sleeps until a second factor is passed begins at the start. */
function homeOf({ role, companyId, consortiumId }: Joined): string {
	if (companyId !== null && role !== 'auditor') return `/companies/${companyId}`;
	return role === 'consortium_viewer' ? `/consortia/${consortiumId}` : '/';
}
