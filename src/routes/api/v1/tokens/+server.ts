import * as calls from '$lib/server/services/api-schemas/account';
import { page } from '$lib/server/services/api-schemas/page';
import { createToken, listTokens } from '$lib/server/services/tokens';
import { endpoint } from '../../endpoint.server';

export const GET = endpoint(calls.listTokens, async ({ context, query }) =>
	page(await listTokens(context), query)
);

export const POST = endpoint(calls.createToken, ({ context, body }) => createToken(context, body));
