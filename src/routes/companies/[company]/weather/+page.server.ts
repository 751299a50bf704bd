import { page } from '$lib/server/http';
import { listWeather } from '$lib/server/services/weather';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	stations: await listWeather(locals.context, params.company)
}));
