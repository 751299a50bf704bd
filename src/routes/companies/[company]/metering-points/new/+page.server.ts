import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { listSites } from '$lib/server/services/sites';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	sites: await listSites(locals.context, params.company)
}));

export const actions: Actions = {
	default: action(async ({ locals, params, request }) => {
		const given = await readForm(request);
		const { id } = await createMeteringPoint(locals.context, params.company, given);
		redirect(303, `/companies/${params.company}/metering-points?added=${id}`);
	})
};
