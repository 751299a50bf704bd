import { redirect } from '@sveltejs/kit';
import { action, readForm } from '$lib/server/http';
import { createCompany } from '$lib/server/services/companies';
import type { Actions } from './$types';

export const actions: Actions = {
	default: action(async ({ locals, request }) => {
		const company = await createCompany(locals.context, given(await readForm(request)));
		redirect(303, `/companies/${company.id}`);
	})
};

/** An untouched field keeps its default. */
function given(fields: Record<string, string | null>) {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
