import '$lib/server/services/draw-chart';
import { action, page, readForm } from '$lib/server/http';
import { getConsortium } from '$lib/server/services/relations/consortia';
import {
	applyRestatement,
	getRestatement,
	undoRestatement
} from '$lib/server/services/restatements';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params }) => ({
	consortium: await getConsortium(context, params.consortium),
	restatement: await getRestatement(context, params.consortium, params.restatement)
}));

export const actions: Actions = {
	apply: action(async ({ locals: { context }, params, request, url }) => {
		const { company } = await readForm(request);
		await applyRestatement(context, params.consortium, { id: params.restatement, company });
		redirect(303, url.pathname);
	}),
	undo: action(async ({ locals: { context }, params, request, url }) => {
		const { company } = await readForm(request);
		await undoRestatement(context, params.consortium, { id: params.restatement, company });
		redirect(303, url.pathname);
	})
};
