import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { listBills } from '$lib/server/services/bills';
import { getMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import { getPointFactor } from '$lib/server/services/point-factor';
import { listSites } from '$lib/server/services/sites';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	point: await getMeteringPoint(locals.context, params.company, params.meteringPoint),
	factor: await getPointFactor(locals.context, params.company, params.meteringPoint),
	sites: await listSites(locals.context, params.company),
	bills: await listBills(locals.context, params.company, params)
}));

export const actions: Actions = {
	default: action(async ({ locals, params, request }) => {
		const change = { ...(await readForm(request)), id: params.meteringPoint };
		await updateMeteringPoint(locals.context, params.company, change);
		redirect(303, `/companies/${params.company}/metering-points`);
	})
};
