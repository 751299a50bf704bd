import { attachment } from '$lib/server/attachment';
import * as calls from '$lib/server/services/api-schemas/imports';
import { openEvidence } from '$lib/server/services/imports';
import { endpoint } from '../../../../../../endpoint.server';

/** Byte for byte as uploaded, to be saved and never shown as a page of this server. */
export const GET = endpoint(calls.getEvidence, async ({ context, params }) => {
	const evidence = await openEvidence(context, params.company, params.import);
	return new Response(evidence.content, {
		headers: {
			...attachment(evidence.fileName),
			'content-length': String(evidence.byteCount)
		}
	});
});
