import * as calls from '$lib/server/services/api-schemas/editions';
import { getEdition } from '$lib/server/services/factor-editions';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.getEdition, ({ context, params, query }) =>
	getEdition(context, params.edition, query)
);
