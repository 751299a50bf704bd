import { action, page, readForm } from '$lib/server/http';
import { listAttachments } from '$lib/server/services/attachments';
import { getCompany } from '$lib/server/services/companies';
import { createScope3Entry, getScope3, removeScope3Entry } from '$lib/server/services/scope3';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params, url }) => ({
	year: await getScope3(context, params.company, {
		fiscalYear: url.searchParams.get('fiscalYear')
	}),
	papers: await listAttachments(context, params.company, 'scope3_entry'),
	company: await getCompany(context, params.company)
}));

export const actions: Actions = {
	add: action(async ({ locals, params, request }) => {
		await createScope3Entry(locals.context, params.company, await readForm(request));
		return { done: 'added' as const };
	}),
	remove: action(async ({ locals, params, request }) => {
		const { id } = await readForm(request);
		await removeScope3Entry(locals.context, params.company, id ?? '');
		return { done: 'removed' as const };
	})
};
