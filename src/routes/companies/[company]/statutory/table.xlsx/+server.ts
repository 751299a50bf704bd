import { attachment } from '$lib/server/attachment';
import { page } from '$lib/server/http';
import { statutoryWorkbook } from '$lib/server/services/statutory/workbook';
import type { RequestEvent, RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET: RequestHandler = page(async ({ locals, params, url }: RequestEvent) => {
	const fiscalYear = Number(url.searchParams.get('fiscalYear')) || null;
	const asked = { fiscalYear };
	const { fileName, content } = await statutoryWorkbook(locals.context, params.company, asked);
	return new Response(content, { headers: attachment(fileName, XLSX) });
});
