import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { enterBills, getBillForm } from '$lib/server/services/bills';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params, url }) => ({
	...(await getBillForm(locals.context, params.company, {
		...params,
		saved: url.searchParams.get('saved')
	})),
	copied: url.searchParams.has('copy') ? 'yes' : 'no'
}));

export const actions: Actions = {
	default: action(async ({ locals, params, request }) => {
		const entered = { ...params, bills: [await readForm(request)] };
		const made = await enterBills(locals.context, params.company, entered);
		if (made.status !== 'committed')
			redirect(303, `/companies/${params.company}/imports/${made.id}`);
		redirect(303, `new?saved=${made.id}`);
	})
};
