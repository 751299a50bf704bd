import * as calls from '$lib/server/services/api-schemas/restatements';
import { page } from '$lib/server/services/api-schemas/page';
import {
	getCompanyRestatement,
	listCompanyRestatements
} from '$lib/server/services/restatements/of-company';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listCompanyRestatements, async ({ context, params, query }) => {
	const { items, nextCursor } = page(await listCompanyRestatements(context, params.company), query);
	const whole = items.map(({ id }) => getCompanyRestatement(context, params.company, id));
	return { items: await Promise.all(whole), nextCursor };
});
