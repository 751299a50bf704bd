import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { keepSignedIn } from '$lib/server/session-cookies';
import { assertSetUpLink, setUp } from '$lib/server/services/set-up';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals, params }) =>
	assertSetUpLink(locals.context, params.token)
);

export const actions: Actions = {
	default: action(async (event) => {
		const { email, name, password, company, demo } = await readForm(event.request);
		const { context, visit } = event.locals;
		const { token } = event.params;
		const given = {
			...{ token, email, name, password },
			...(company && { company: { name: company } }),
			...(demo && { demo: 'yes' })
		};
		const session = await setUp(context, given, visit);
		keepSignedIn(event, session);
		if (session.demo === 'yes') redirect(303, '/demo');
		redirect(303, session.companyId ? `/companies/${session.companyId}` : '/');
	})
};
