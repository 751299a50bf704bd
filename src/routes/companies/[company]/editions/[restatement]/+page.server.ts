import { redirect } from '@sveltejs/kit';
import { action, page } from '$lib/server/http';
import {
	applyCompanyRestatement,
	getCompanyRestatement,
	undoCompanyRestatement
} from '$lib/server/services/restatements/of-company';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params }) => ({
	restatement: await getCompanyRestatement(context, params.company, params.restatement)
}));

export const actions: Actions = {
	apply: action(async ({ locals: { context }, params, url }) => {
		await applyCompanyRestatement(context, params.company, params.restatement);
		redirect(303, url.pathname);
	}),
	undo: action(async ({ locals: { context }, params, url }) => {
		await undoCompanyRestatement(context, params.company, params.restatement);
		redirect(303, url.pathname);
	})
};
