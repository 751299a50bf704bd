import { z } from 'zod';
import { api, readJson, safeNext } from '$lib/server/http';
import { signInWithPasskey } from '$lib/server/services/accounts/passkeys';
import { keepSignedIn, readCookies } from '$lib/server/session-cookies';
import type { RequestHandler } from './$types';

const sent = z.strictObject({ response: z.unknown(), next: z.string().optional() });

/** What the key signed; answers with where to go, as a person who is signed in. */
export const POST: RequestHandler = api(async (event) => {
	const { response, next } = await readJson(event.request, sent);
	const { context, visit } = event.locals;
	const half = readCookies(event).second;
	keepSignedIn(event, await signInWithPasskey(context, { response, half }, visit));
	return { href: safeNext(next ?? null) };
});
