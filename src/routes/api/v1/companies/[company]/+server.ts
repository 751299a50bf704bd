import * as calls from '$lib/server/services/api-schemas/companies';
import { getCompany, updateCompany } from '$lib/server/services/companies';
import { endpoint } from '../../../endpoint.server';

export const GET = endpoint(calls.getCompany, ({ context, params }) =>
	getCompany(context, params.company)
);

export const PATCH = endpoint(calls.editCompany, ({ context, params, body }) =>
	updateCompany(context, params.company, body)
);
