import { redirect } from '@sveltejs/kit';
import { page } from '$lib/server/http';
import { attachFile } from '$lib/server/services/attachments';
import type { RequestEvent, RequestHandler } from './$types';

/** One paper of a form; leads back to where what it proves is shown. */
export const POST: RequestHandler = page(async ({ locals, params, request }: RequestEvent) => {
	const made = await attachFile(locals.context, params.company, request);
	const places = {
		own_factor: `own-factors/${made.subjectId}`,
		certificate: 'certificates',
		scope3_entry: 'scope3'
	};
	redirect(303, `/companies/${params.company}/${places[made.subject]}`);
});
