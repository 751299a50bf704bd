import * as calls from '$lib/server/services/api-schemas/sites';
import { updateSite } from '$lib/server/services/sites';
import { endpoint } from '../../../../../endpoint.server';

export const PATCH = endpoint(calls.editSite, ({ context, params, body }) =>
	updateSite(context, params.company, { ...body, id: params.site })
);
