import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { correctBill, getBill, getBillForm, removeBill } from '$lib/server/services/bills';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => {
	const { point } = await getBillForm(locals.context, params.company, params);
	return { point, bill: await getBill(locals.context, params.company, params) };
});

export const actions: Actions = {
	correct: action(async ({ locals, params, request }) => {
		const typed = { ...(await readForm(request)), ...params };
		const { id } = await correctBill(locals.context, params.company, typed);
		redirect(303, `/companies/${params.company}/imports/${id}`);
	}),
	remove: action(async ({ locals, params, request }) => {
		const { reason } = await readForm(request);
		const { id } = await removeBill(locals.context, params.company, { ...params, reason });
		redirect(303, `/companies/${params.company}/imports/${id}`);
	})
};
