import * as calls from '$lib/server/services/api-schemas/sites';
import { getSite, updateSite } from '$lib/server/services/sites';
import { endpoint } from '../../../../../endpoint.server';

export const GET = endpoint(calls.getSite, ({ context, params }) =>
	getSite(context, params.company, params.site)
);

export const PATCH = endpoint(calls.editSite, ({ context, params, body }) =>
	updateSite(context, params.company, { ...body, id: params.site })
);
