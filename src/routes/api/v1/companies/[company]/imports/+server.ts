import * as calls from '$lib/server/services/api-schemas/imports';
import { page } from '$lib/server/services/api-schemas/page';
import { listImports, uploadFile } from '$lib/server/services/imports';
import { json } from '@sveltejs/kit';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listImports, async ({ context, params, query }) =>
	page(await listImports(context, params.company), query)
);

/** The body is streamed by the service; 202 says that reading goes on. */
export const POST = endpoint(calls.uploadFile, async ({ context, params, request }) => {
	const view = await uploadFile(context, params.company, request);
	return json(view, {
		status: view.status === 'reading' ? 202 : 201,
		headers: { location: `/api/v1/companies/${params.company}/imports/${view.id}` }
	});
});
