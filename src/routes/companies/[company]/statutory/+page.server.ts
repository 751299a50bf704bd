import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { getStatutoryPage } from '$lib/server/services/statutory';
import { issueStatutoryTable } from '$lib/server/services/statutory/issue';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals, params, url }) => {
	const asked = Number(url.searchParams.get('fiscalYear'));
	const fiscalYear = Number.isInteger(asked) && asked >= 1990 && asked <= 2100 ? asked : null;
	return getStatutoryPage(locals.context, params.company, { fiscalYear });
});

export const actions: Actions = {
	issue: action(async ({ locals, params, request }) => {
		const { fiscalYear } = await readForm(request);
		const { id } = await issueStatutoryTable(locals.context, params.company, { fiscalYear });
		redirect(303, `/companies/${params.company}/statutory/issued/${id}`);
	})
};
