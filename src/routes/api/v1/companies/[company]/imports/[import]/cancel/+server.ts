import * as calls from '$lib/server/services/api-schemas/imports';
import { cancelImport } from '$lib/server/services/imports';
import { endpoint } from '../../../../../../endpoint.server';

export const POST = endpoint(calls.cancelImport, ({ context, params }) =>
	cancelImport(context, params.company, params.import)
);
