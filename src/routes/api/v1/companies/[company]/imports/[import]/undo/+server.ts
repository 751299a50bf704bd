import * as calls from '$lib/server/services/api-schemas/imports';
import { undoImport } from '$lib/server/services/imports';
import { endpoint } from '../../../../../../endpoint.server';

export const POST = endpoint(calls.undoImport, ({ context, params }) =>
	undoImport(context, params.company, params.import)
);
