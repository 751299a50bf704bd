import '$lib/server/services/draw-chart';
import { page } from '$lib/server/http';
import { getSeries } from '$lib/server/services/series';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(({ locals, params }) =>
	getSeries(locals.context, params.company)
);
