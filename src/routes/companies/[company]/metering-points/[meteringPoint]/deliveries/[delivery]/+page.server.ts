import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { correctDelivery, getDeliveryForm, removeDelivery } from '$lib/server/services/deliveries';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = page(({ locals, params }) =>
	getDeliveryForm(locals.context, params.company, entryOf(params))
);

export const actions: Actions = {
	correct: action(async ({ locals, params, request }) => {
		const typed = { ...(await readForm(request)), ...entryOf(params) };
		await correctDelivery(locals.context, params.company, typed);
		redirect(303, listOf(params));
	}),
	remove: action(async ({ locals, params }) => {
		await removeDelivery(locals.context, params.company, entryOf(params));
		redirect(303, listOf(params));
	})
};

const entryOf = (params: RouteParams) => ({
	meteringPointId: params.meteringPoint,
	entry: params.delivery
});

const listOf = ({ company, meteringPoint }: RouteParams) =>
	`/companies/${company}/metering-points/${meteringPoint}/deliveries`;
