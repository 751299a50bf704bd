import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { getYear, saveYear } from '$lib/server/services/bills';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params, url }) => ({
	year: await getYear(locals.context, params.company, {
		...params,
		fiscalYear: url.searchParams.get('fiscalYear')
	}),
	saved: url.searchParams.get('saved')
}));

export const actions: Actions = {
	default: action(async ({ locals, params, request }) => {
		const typed = await readForm(request);
		const made = await saveYear(locals.context, params.company, { ...typed, ...params });
		const saved = !made || made.status === 'committed';
		if (!saved) redirect(303, `/companies/${params.company}/imports/${made.id}`);
		redirect(303, `year?fiscalYear=${typed.fiscalYear}&saved=${made?.id ?? ''}`);
	})
};
