import { attachment } from '$lib/server/attachment';
import { page } from '$lib/server/http';
import { XLSX } from '$lib/server/services/api-schemas/imports';
import { scope3Workbook } from '$lib/server/services/scope3/workbook';
import type { RequestEvent, RequestHandler } from './$types';

export const GET: RequestHandler = page(async ({ locals, params, url }: RequestEvent) => {
	const asked = { fiscalYear: url.searchParams.get('fiscalYear') };
	const { fileName, content } = await scope3Workbook(locals.context, params.company, asked);
	return new Response(content, { headers: attachment(fileName, XLSX) });
});
