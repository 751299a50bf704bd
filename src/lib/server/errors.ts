import type { Finding } from '$lib/domain/finding';

/**
 * Refused requests and broken promises. Each has a stable code; `http.ts` is the one place that
 * turns it into a status, and messages `error_<code with _ for .>` into a sentence.
 */
export class NamedError extends Error {
	constructor(
		readonly code: string,
		readonly params: Record<string, string | number> = {},
		readonly findings: Finding[] = []
	) {
		super(code);
		this.name = new.target.name;
	}
}

/** The request itself is malformed: unknown parameter, no JSON, a month that is none: 400. */
export class Malformed extends NamedError {}
/** Nobody is signed in, or the token is unknown, expired or revoked: 401. */
export class NotSignedIn extends NamedError {}
/** Own company (or the server) without the right: 403. */
export class Forbidden extends NamedError {}
/** Foreign or missing, alike: 404. */
export class NotFound extends NamedError {}
/** A method that this address does not have: 405. */
export class WrongMethod extends NamedError {}
/** The request cannot be carried out as things stand: 409. */
export class Conflict extends NamedError {}
/** More bytes than allowed: 413. */
export class TooLarge extends NamedError {}
/** Not the content type that the call takes: 415. */
export class WrongContentType extends NamedError {}
/** The content is understood and refused: 422. */
export class Invalid extends NamedError {}
/** Too many tries: 429. */
export class TooMany extends NamedError {}
/** Nothing wrong with the request, only with the moment: 503. */
export class Unavailable extends NamedError {}
