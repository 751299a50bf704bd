import * as calls from '$lib/server/services/api-schemas/certificates';
import { removeCertificate } from '$lib/server/services/certificates';
import { endpoint } from '../../../../../endpoint.server';

export const DELETE = endpoint(calls.removeCertificate, ({ context, params }) =>
	removeCertificate(context, params.company, params.certificate)
);
