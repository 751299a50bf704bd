/** Signing in over HTTP, as a browser without scripts does it. */
import { Secret, TOTP } from 'otpauth';
import { PASSWORD } from '../integration/access-world';

/** A cookie as it is sent back: `name=value`. */
export async function signInAt(origin: string, email: string): Promise<string> {
	return cookieOf(await post(`${origin}/sign-in`, { email, password: PASSWORD }), 'session');
}

/**
 * The whole way with an app: the app is set up, and its codes are typed at the next sign-in.
 * The code of the next half minute is early by less than the server allows.
 */
export async function signInWithApp(origin: string, email: string): Promise<string> {
	const page = `${origin}/account/second-factor`;
	const first = await signInAt(origin, email);
	await post(`${page}?/start`, {}, first);
	const html = await (await fetch(page, { headers: { cookie: first } })).text();
	const secret = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(html)?.[0].replaceAll(' ', '');
	if (!secret) throw new Error('the page does not show the secret of the app');
	const app = new TOTP({ secret: Secret.fromBase32(secret) });
	await post(`${page}?/verify`, { code: app.generate() }, first);
	const half = await post(`${origin}/sign-in`, { email, password: PASSWORD });
	const next = app.generate({ timestamp: Date.now() + 30_000 });
	const cookie = cookieOf(half, 'second');
	return cookieOf(await post(`${origin}/sign-in/second`, { code: next }, cookie), 'session');
}

export function post(url: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
	return fetch(url, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: new URL(url).origin, accept: 'text/html', cookie },
		body: new URLSearchParams(fields)
	});
}

function cookieOf(answer: Response, kind: 'session' | 'second'): string {
	const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
	const found = cookies.find((cookie) => cookie.startsWith(`mieruka-${kind}=`));
	if (!found) throw new Error(`${answer.url}: ${answer.status} without a ${kind} cookie`);
	return found;
}
