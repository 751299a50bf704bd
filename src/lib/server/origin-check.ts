import { sameOrigin } from './config';

const READING = ['GET', 'HEAD', 'OPTIONS'];

export interface Sent {
	request: Request;
	/** Where browsers reach this server. */
	origin: string;
	/** The session cookie came with it. */
	withSession: boolean;
	/** A form for people, not a call of the API: it always comes from one of our pages. */
	isPage: boolean;
}

/**
 * Whether a request that changes something comes from our own pages, for every content type
 * (SvelteKit's own check looks at forms only, and refuses programs that upload with a token).
 * Programs without a session cookie have nothing that another site could use in their name.
 */
export function isForeign({ request, origin, withSession, isPage }: Sent): boolean {
	if (READING.includes(request.method)) return false;
	if (!withSession && !isPage) return false;
	const from = request.headers.get('origin');
	if (from !== null) return !sameOrigin(from, origin);
	return request.headers.get('sec-fetch-site') !== 'same-origin';
}
