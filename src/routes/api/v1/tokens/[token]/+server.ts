import * as calls from '$lib/server/services/api-schemas/account';
import { revokeToken } from '$lib/server/services/tokens';
import { endpoint } from '../../../endpoint.server';

export const DELETE = endpoint(calls.revokeToken, ({ context, params }) =>
	revokeToken(context, params.token)
);
