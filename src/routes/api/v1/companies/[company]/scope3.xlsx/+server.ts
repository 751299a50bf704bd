import { attachment } from '$lib/server/attachment';
import { XLSX } from '$lib/server/services/api-schemas/imports';
import * as calls from '$lib/server/services/api-schemas/scope3';
import { scope3Workbook } from '$lib/server/services/scope3/workbook';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.getScope3Workbook, async ({ context, params, query }) => {
	const { fileName, content } = await scope3Workbook(context, params.company, query);
	return new Response(content, { headers: attachment(fileName, XLSX) });
});
