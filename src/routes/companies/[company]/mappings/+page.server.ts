import { action, page, readForm } from '$lib/server/http';
import { forgetMapping, listMappings } from '$lib/server/services/mappings';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	mappings: await listMappings(locals.context, params.company)
}));

export const actions: Actions = {
	forget: action(async ({ locals, params, request }) => {
		const { id } = await readForm(request);
		await forgetMapping(locals.context, params.company, id ?? '');
		return { forgotten: true };
	})
};
