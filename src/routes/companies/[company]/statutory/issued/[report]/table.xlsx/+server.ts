import { attachment } from '$lib/server/attachment';
import { page } from '$lib/server/http';
import { issuedWorkbook } from '$lib/server/services/statutory/workbook';
import type { RequestEvent, RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET: RequestHandler = page(async ({ locals, params }: RequestEvent) => {
	const { context } = locals;
	const { fileName, content } = await issuedWorkbook(context, params.company, params.report);
	return new Response(content, { headers: attachment(fileName, XLSX) });
});
