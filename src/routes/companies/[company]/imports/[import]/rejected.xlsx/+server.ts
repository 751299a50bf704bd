import { attachment } from '$lib/server/attachment';
import { page } from '$lib/server/http';
import { rejectedWorkbook } from '$lib/server/services/imports';
import type { RequestEvent, RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET: RequestHandler = page(async ({ locals, params }: RequestEvent) => {
	const { fileName, content } = await rejectedWorkbook(
		locals.context,
		params.company,
		params.import
	);
	return new Response(content, { headers: attachment(fileName, XLSX) });
});
