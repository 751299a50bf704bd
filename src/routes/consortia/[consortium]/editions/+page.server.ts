import { redirect } from '@sveltejs/kit';
import { action, page } from '$lib/server/http';
import { getConsortium } from '$lib/server/services/relations/consortia';
import { listRestatements } from '$lib/server/services/restatements';
import { listEditions, uploadEdition } from '$lib/server/services/restatements/editions';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params }) => ({
	consortium: await getConsortium(context, params.consortium),
	editions: await listEditions(context, params.consortium),
	restatements: await listRestatements(context, params.consortium)
}));

export const actions: Actions = {
	upload: action(async ({ locals: { context }, params, request }) => {
		const { id, isNew } = await uploadEdition(context, params.consortium, request);
		const to = `/consortia/${params.consortium}/editions/${encodeURIComponent(id)}`;
		redirect(303, isNew === 'yes' ? to : `${to}?known`);
	})
};
