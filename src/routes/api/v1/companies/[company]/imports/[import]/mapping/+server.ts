import * as calls from '$lib/server/services/api-schemas/mappings';
import { getMapping, mapImport } from '$lib/server/services/mappings';
import { json } from '@sveltejs/kit';
import { endpoint } from '../../../../../../endpoint.server';

export const GET = endpoint(calls.getMapping, ({ context, params }) =>
	getMapping(context, params.company, params.import)
);

/** 202 says that reading goes on. */
export const POST = endpoint(calls.mapImport, async ({ context, params, body }) => {
	const view = await mapImport(context, params.company, { ...body, id: params.import });
	return json(view, { status: view.status === 'reading' ? 202 : 200 });
});
