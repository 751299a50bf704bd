import * as calls from '$lib/server/services/api-schemas/imports';
import { getImport } from '$lib/server/services/imports';
import { endpoint } from '../../../../../endpoint.server';

export const GET = endpoint(calls.getImport, ({ context, params }) =>
	getImport(context, params.company, params.import)
);
