import { attachment } from '$lib/server/attachment';
import { page } from '$lib/server/http';
import { seriesWorkbook } from '$lib/server/services/series/workbook';
import type { RequestEvent, RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET: RequestHandler = page(async ({ locals, params }: RequestEvent) => {
	const { fileName, content } = await seriesWorkbook(locals.context, params.company);
	return new Response(content, { headers: attachment(fileName, XLSX) });
});
