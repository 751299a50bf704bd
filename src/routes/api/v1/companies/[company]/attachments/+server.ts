import * as calls from '$lib/server/services/api-schemas/attachments';
import { page } from '$lib/server/services/api-schemas/page';
import { attachFile, listAttachments } from '$lib/server/services/attachments';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listAttachments, async ({ context, params, query }) =>
	page(await listAttachments(context, params.company, query.subject), query)
);

/** The body is streamed by the service. */
export const POST = endpoint(calls.attachFile, async ({ context, params, request }) => {
	const { subject: _, ...view } = await attachFile(context, params.company, request);
	return view;
});
