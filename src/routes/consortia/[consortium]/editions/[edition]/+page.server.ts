import { redirect } from '@sveltejs/kit';
import { action, page } from '$lib/server/http';
import { getConsortium } from '$lib/server/services/relations/consortia';
import { startRestatement } from '$lib/server/services/restatements';
import { discardEdition, getEdition } from '$lib/server/services/restatements/editions';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params }) => ({
	consortium: await getConsortium(context, params.consortium),
	edition: await getEdition(context, params.consortium, params.edition)
}));

export const actions: Actions = {
	discard: action(async ({ locals: { context }, params }) => {
		await discardEdition(context, params.consortium, params.edition);
		redirect(303, `/consortia/${params.consortium}/editions?discarded`);
	}),
	compute: action(async ({ locals: { context }, params }) => {
		const { edition } = params;
		const { id } = await startRestatement(context, params.consortium, { edition });
		redirect(303, `/consortia/${params.consortium}/restatements/${id}`);
	})
};
