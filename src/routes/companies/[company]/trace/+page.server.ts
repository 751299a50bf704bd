import { page } from '$lib/server/http';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import { getTrace } from '$lib/server/services/trace';
import type { PageServerLoad } from './$types';

/** One metering point's month; without a metering point, those to choose from. */
export const load: PageServerLoad = page(async ({ locals, params, url }) => {
	const month = url.searchParams.get('month') ?? '';
	const meteringPointId = url.searchParams.get('meteringPoint');
	if (meteringPointId) {
		const asked = { meteringPointId, month };
		return { month, trace: await getTrace(locals.context, params.company, asked), points: [] };
	}
	const points = await listMeteringPoints(locals.context, params.company);
	const carrier = url.searchParams.get('carrier');
	const shown = points.filter((point) => carrier === null || point.carrier === carrier);
	return { month, trace: null, points: shown };
});
