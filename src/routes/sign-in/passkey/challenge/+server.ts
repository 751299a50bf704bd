import { api } from '$lib/server/http';
import { askPasskey } from '$lib/server/services/accounts/passkeys';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = api(({ locals: { context, visit } }) =>
	askPasskey(context, visit)
);
