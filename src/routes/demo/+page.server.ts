import { redirect } from '@sveltejs/kit';
import { action, page } from '$lib/server/http';
import {
	getDemo,
	loadDemo,
	makeDemoSignIns,
	renewDemoSignIns
} from '$lib/server/services/demo/sample-consortium';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals }) => ({
	demo: await getDemo(locals.context)
}));

export const actions: Actions = {
	load: action(async ({ locals }) => {
		await loadDemo(locals.context);
		redirect(303, '/demo');
	}),
	signIns: action(async ({ locals }) => ({ made: await makeDemoSignIns(locals.context) })),
	renew: action(async ({ locals }) => ({ made: await renewDemoSignIns(locals.context) }))
};
