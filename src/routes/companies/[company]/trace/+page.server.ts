import { error } from '@sveltejs/kit';
import { page } from '$lib/server/http';
import type { Context } from '$lib/server/access/context';
import { getEnergy } from '$lib/server/services/energy';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import { getTrace } from '$lib/server/services/trace';
import type { PageServerLoad } from './$types';

/** One metering point's month; without a metering point, those to choose from. */
export const load: PageServerLoad = page(async ({ locals, params, url }) => {
	const month = url.searchParams.get('month') ?? '';
	if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) error(404);
	const meteringPointId = url.searchParams.get('meteringPoint');
	if (meteringPointId) {
		const asked = { meteringPointId, month };
		return { month, trace: await getTrace(locals.context, params.company, asked), choice: null };
	}
	const asked = { month, carrier: url.searchParams.get('carrier') };
	return { month, trace: null, choice: await choiceOf(locals.context, params.company, asked) };
});

/** The metering points behind a figure of the company, each with its part, and their sum. */
async function choiceOf(
	context: Context,
	companyId: string,
	{ month, carrier }: { month: string; carrier: string | null }
) {
	const ask = async (by: string[]) =>
		(await getEnergy(context, companyId, { from: month, to: month, by })).rows;
	const parts = await ask(['meteringPoint']);
	const totals = await ask(carrier === null ? ['month'] : ['carrier']);
	const points = await listMeteringPoints(context, companyId);
	return {
		points: points
			.filter((point) => carrier === null || point.carrier === carrier)
			.map((point) => ({
				point,
				figures: parts.find(({ meteringPoint }) => meteringPoint === point.id) ?? null
			})),
		total: totals.find((row) => carrier === null || row.carrier === carrier) ?? null
	};
}
