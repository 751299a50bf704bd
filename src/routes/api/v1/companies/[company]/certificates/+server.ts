import * as calls from '$lib/server/services/api-schemas/certificates';
import { page } from '$lib/server/services/api-schemas/page';
import { createCertificate, listCertificates } from '$lib/server/services/certificates';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listCertificates, async ({ context, params, query }) =>
	page(await listCertificates(context, params.company), query)
);

export const POST = endpoint(calls.createCertificate, ({ context, params, body }) =>
	createCertificate(context, params.company, body)
);
