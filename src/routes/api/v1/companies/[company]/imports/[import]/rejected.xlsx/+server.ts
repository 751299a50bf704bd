import { attachment } from '$lib/server/attachment';
import * as calls from '$lib/server/services/api-schemas/imports';
import { rejectedWorkbook } from '$lib/server/services/imports';
import { endpoint } from '../../../../../../endpoint.server';

export const GET = endpoint(calls.getRejectedRows, async ({ context, params }) => {
	const { fileName, content } = await rejectedWorkbook(context, params.company, params.import);
	return new Response(content, { headers: attachment(fileName, calls.XLSX) });
});
