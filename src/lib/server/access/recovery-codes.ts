import { randomBytes } from 'node:crypto';
import { fingerprint } from './secret';

/**
 * Ten codes for the day the phone is gone: 120 random bits each, which nobody guesses, so that
 * SHA-256 is enough. Crockford's letters: no I, L, O or U to be read as something else.
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 24;
const COUNT = 10;

export function newRecoveryCodes(): string[] {
	return Array.from({ length: COUNT }, newCode);
}

/** What is stored of a code, however it was typed; null where it can be none. */
export function recoveryCodeHash(typed: string): string | null {
	const code = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s-]/g, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
	const isCode = code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter));
	return isCode ? fingerprint(`recovery:${code}`) : null;
}

/** 256 is eight times 32: every letter is as likely as the next. */
function newCode(): string {
	const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]);
	return letters.join('').replace(/.{4}(?=.)/g, '$&-');
}
