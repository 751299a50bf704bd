import * as calls from '$lib/server/services/api-schemas/restatements';
import { discardEdition, getEdition } from '$lib/server/services/restatements/editions';
import { endpoint } from '../../../../../endpoint.server';

export const GET = endpoint(calls.getEdition, ({ context, params }) =>
	getEdition(context, params.consortium, params.edition)
);

export const DELETE = endpoint(calls.discardEdition, ({ context, params }) =>
	discardEdition(context, params.consortium, params.edition)
);
