import { api, readJson } from '$lib/server/http';
import { addPasskey } from '$lib/server/services/accounts/passkeys';
import { assertDeclaredAccess } from '$lib/server/services/declared-access';
import { keepSignedIn } from '$lib/server/session-cookies';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = api(async (event) => {
	const { context, visit } = event.locals;
	// Before its content is even read.
	assertDeclaredAccess(context, {});
	keepSignedIn(event, await addPasskey(context, await readJson(event.request), visit));
	return { href: '/account/second-factor?passkey' };
});
