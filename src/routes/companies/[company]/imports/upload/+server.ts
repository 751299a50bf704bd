import { redirect } from '@sveltejs/kit';
import { api, page } from '$lib/server/http';
import { uploadFile } from '$lib/server/services/imports';
import type { RequestEvent, RequestHandler } from './$types';

/** One file of the data page: scripts get the address of its preview (or of the question), forms are led there. */
export const POST: RequestHandler = (event) => (wantsJson(event) ? answer(event) : lead(event));

const answer = api(async (event: RequestEvent) => ({ href: await receive(event) }), 201);

const lead = page(async (event: RequestEvent): Promise<Response> => {
	redirect(303, await receive(event));
});

async function receive({ locals, params, request }: RequestEvent): Promise<string> {
	const made = await uploadFile(locals.context, params.company, request);
	const asked = made.status === 'needs_mapping' ? '/mapping' : '';
	return `/companies/${params.company}/imports/${made.id}${asked}`;
}

function wantsJson({ request }: RequestEvent): boolean {
	return request.headers.get('accept')?.includes('application/json') ?? false;
}
