import { action, page, readForm } from '$lib/server/http';
import { enterDeliveries, getDeliveries, removeDelivery } from '$lib/server/services/deliveries';
import { updateMeteringPoint } from '$lib/server/services/metering-points';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	stock: await getDeliveries(locals.context, params.company, params.meteringPoint)
}));

export const actions: Actions = {
	enter: action(async ({ locals, params, request }) => {
		const { day, quantity, costYen } = await readForm(request);
		const deliveries = [{ day, quantity, costYen }];
		await enterDeliveries(locals.context, params.company, { ...pointOf(params), deliveries });
		return { done: 'entered' as const };
	}),
	stock: action(async ({ locals, params, request }) => {
		const { stockDay: day, stockQuantity: quantity } = await readForm(request);
		const stockTakes = [{ day, quantity }];
		await enterDeliveries(locals.context, params.company, { ...pointOf(params), stockTakes });
		return { done: 'entered' as const };
	}),
	remove: action(async ({ locals, params, request }) => {
		const { entry } = await readForm(request);
		await removeDelivery(locals.context, params.company, {
			...pointOf(params),
			entry: entry ?? ''
		});
		return { done: 'removed' as const };
	}),
	useFrom: action(async ({ locals, params, request }) => {
		const { useFrom } = await readForm(request);
		const change = { id: params.meteringPoint, useFrom };
		await updateMeteringPoint(locals.context, params.company, change);
		return { done: 'changed' as const };
	})
};

const pointOf = (params: { meteringPoint: string }) => ({ meteringPointId: params.meteringPoint });
