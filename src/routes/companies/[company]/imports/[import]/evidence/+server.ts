import { page } from '$lib/server/http';
import { openEvidence } from '$lib/server/services/imports';
import type { RequestEvent, RequestHandler } from './$types';

/** The file as it was uploaded, byte for byte: always saved, never shown as a page. */
export const GET: RequestHandler = page(async ({ locals, params }: RequestEvent) => {
	const file = await openEvidence(locals.context, params.company, params.import);
	return new Response(file.content, {
		headers: {
			'content-type': 'application/octet-stream',
			'content-length': String(file.byteCount),
			'content-disposition': `attachment; filename*=UTF-8''${quoted(file.fileName)}`
		}
	});
});

/** RFC 8187: these four pass `encodeURIComponent` but not the header. */
function quoted(name: string): string {
	return encodeURIComponent(name).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
}
