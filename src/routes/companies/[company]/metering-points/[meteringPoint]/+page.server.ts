import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import type { Context } from '$lib/server/access/context';
import { listBills } from '$lib/server/services/bills';
import { factorOfPoint } from '$lib/server/services/factors';
import { getMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import { listSites } from '$lib/server/services/sites';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	...(await pointWithFactor(locals.context, params)),
	sites: await listSites(locals.context, params.company),
	bills: await listBills(locals.context, params.company, params)
}));

async function pointWithFactor(
	context: Context,
	{ company, meteringPoint }: { company: string; meteringPoint: string }
) {
	const point = await getMeteringPoint(context, company, meteringPoint);
	return { point, factor: factorOfPoint(context, point) };
}

export const actions: Actions = {
	default: action(async ({ locals, params, request }) => {
		const change = { ...(await readForm(request)), id: params.meteringPoint };
		await updateMeteringPoint(locals.context, params.company, change);
		redirect(303, `/companies/${params.company}/metering-points`);
	})
};
