import { attachment } from '$lib/server/attachment';
import * as calls from '$lib/server/services/api-schemas/attachments';
import { openAttachment } from '$lib/server/services/attachments';
import { endpoint } from '../../../../../../endpoint.server';

/** Byte for byte as attached, to be saved and never shown as a page of this server. */
export const GET = endpoint(calls.getAttachment, async ({ context, params }) => {
	const file = await openAttachment(context, params.company, params.attachment);
	return new Response(file.content, {
		headers: { ...attachment(file.fileName), 'content-length': String(file.byteCount) }
	});
});
