import * as calls from '$lib/server/services/api-schemas/imports';
import { commitImport } from '$lib/server/services/imports';
import { endpoint } from '../../../../../../endpoint.server';

export const POST = endpoint(calls.commitImport, ({ context, params, body }) =>
	commitImport(context, params.company, { ...body, id: params.import })
);
