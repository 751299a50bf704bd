import { error } from '@sveltejs/kit';
import { page } from '$lib/server/http';
import { getTrace } from '$lib/server/services/trace';
import { getSumTrace } from '$lib/server/services/trace/sum';
import type { PageServerLoad } from './$types';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** One metering point's month with its evidence; otherwise a sum of months or metering points. */
export const load: PageServerLoad = page(async ({ locals, params, url }) => {
	const { company } = params;
	const { from, to, carrier, meteringPoint } = askedFor(url.searchParams);
	if (meteringPoint !== null && from === to) {
		const cell = { meteringPointId: meteringPoint, month: from };
		return { from, to, trace: await getTrace(locals.context, company, cell), sum: null };
	}
	const asked = { from, to, carrier, meteringPointId: meteringPoint };
	return { from, to, trace: null, sum: await getSumTrace(locals.context, company, asked) };
});

/** `month`, or `from` and `to`. */
function askedFor(search: URLSearchParams) {
	const month = search.get('month');
	const from = month ?? search.get('from') ?? '';
	const to = month ?? search.get('to') ?? '';
	if (!MONTH.test(from) || !MONTH.test(to)) error(404);
	return { from, to, carrier: search.get('carrier'), meteringPoint: search.get('meteringPoint') };
}
