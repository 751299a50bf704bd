import * as calls from '$lib/server/services/api-schemas/account';
import { openApiDocument } from '$lib/server/services/open-api';
import { endpoint } from '../../endpoint.server';

export const GET = endpoint(calls.getOpenApi, async ({ context }) =>
	openApiDocument(context.locale)
);
