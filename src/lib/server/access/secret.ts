import { createHash, randomBytes } from 'node:crypto';

/**
 * Secrets that are handed out (session cookies, API tokens, one-time links): 256 random bits,
 * of which only the SHA-256 is stored. No salt or slow hash is needed: they cannot be guessed.
 */
export const API_TOKEN_PREFIX = 'mrk_';

const SECRET = /^[A-Za-z0-9_-]{43}$/;

export function newSecret(): string {
	return randomBytes(32).toString('base64url');
}

export function newApiToken(): string {
	return API_TOKEN_PREFIX + newSecret();
}

/** What the database holds of a secret. */
export function fingerprint(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}

/** Anything else never reaches the database. */
export function isSecret(text: string | undefined | null): text is string {
	return typeof text === 'string' && SECRET.test(text);
}

export function isApiToken(text: string): boolean {
	return text.startsWith(API_TOKEN_PREFIX) && isSecret(text.slice(API_TOKEN_PREFIX.length));
}

/** Names a session to its owner without handing out what is stored of its secret. */
export function publicId(storedFingerprint: string): string {
	return fingerprint(`public:${storedFingerprint}`).slice(0, 24);
}
