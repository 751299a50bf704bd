import { attachment } from '$lib/server/attachment';
import { page } from '$lib/server/http';
import { openEvidence } from '$lib/server/services/imports';
import type { RequestEvent, RequestHandler } from './$types';

/** The file as it was uploaded, byte for byte: always saved, never shown as a page. */
export const GET: RequestHandler = page(async ({ locals, params }: RequestEvent) => {
	const file = await openEvidence(locals.context, params.company, params.import);
	return new Response(file.content, {
		headers: { ...attachment(file.fileName), 'content-length': String(file.byteCount) }
	});
});
