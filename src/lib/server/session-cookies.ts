import type { Cookies } from '@sveltejs/kit';

/** What the server hands out at sign-in. */
export interface SignedIn {
	token: string;
	expiresAt: number;
	device: string;
}

/** Or, while the second factor is still asked. */
export interface HalfSignedIn {
	half: string;
	expiresAt: number;
}

type Asking = { cookies: Cookies; url: URL };

const DEVICE_SECONDS = 180 * 24 * 3600;

/** `__Host-`: only over https, only this host, no part of it can be set by a sibling. */
const named = (name: string, url: URL) =>
	url.protocol === 'https:' ? `__Host-mieruka-${name}` : `mieruka-${name}`;

const attributes = (url: URL) =>
	({
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	}) as const;

export function readCookies({ cookies, url }: Asking): {
	session: string | undefined;
	/** Half signed in: opens nothing but the second step. */
	second: string | undefined;
	device: string | null;
} {
	return {
		session: cookies.get(named('session', url)),
		second: cookies.get(named('second', url)),
		device: cookies.get(named('device', url)) ?? null
	};
}

/** After the password, until the second factor. */
export function keepHalfSignedIn(
	{ cookies, url }: Asking,
	{ half, expiresAt }: HalfSignedIn
): void {
	cookies.set(named('second', url), half, { ...attributes(url), expires: new Date(expiresAt) });
}

/**
 * After signing in, confirming or changing the password. Answer with a redirect (303): a page
 * that loads in the same request would still come with the old cookie.
 */
export function keepSignedIn({ cookies, url }: Asking, signedIn: SignedIn): void {
	const expires = new Date(signedIn.expiresAt);
	cookies.set(named('session', url), signedIn.token, { ...attributes(url), expires });
	cookies.set(named('device', url), signedIn.device, {
		...attributes(url),
		maxAge: DEVICE_SECONDS
	});
	if (cookies.get(named('second', url))) cookies.delete(named('second', url), attributes(url));
}

/** After signing out: what the browser kept of the pages goes as well. Answer with a redirect. */
export function forgetSignIn(
	event: Asking & { setHeaders(headers: Record<string, string>): void }
): void {
	event.cookies.delete(named('session', event.url), attributes(event.url));
	event.setHeaders({ 'clear-site-data': '"cache", "storage"' });
}
