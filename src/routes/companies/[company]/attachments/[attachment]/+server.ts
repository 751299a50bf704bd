import { attachment } from '$lib/server/attachment';
import { page } from '$lib/server/http';
import { openAttachment } from '$lib/server/services/attachments';
import type { RequestEvent, RequestHandler } from './$types';

/** The paper as it was attached, byte for byte: always saved, never shown as a page. */
export const GET: RequestHandler = page(async ({ locals, params }: RequestEvent) => {
	const file = await openAttachment(locals.context, params.company, params.attachment);
	return new Response(file.content, {
		headers: { ...attachment(file.fileName), 'content-length': String(file.byteCount) }
	});
});
