import { hash, verify } from '@node-rs/argon2';
import { finding, type Finding } from '$lib/domain/finding';
import { isCommonPassword } from './common-passwords';
import { newSecret } from './secret';

export const MIN_CHARACTERS = 12;
export const MAX_CHARACTERS = 256;

/** argon2id (the library's default kind) at the strength OWASP names first: about 11 ms. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const PRODUCT_WORDS = ['mieruka', '見える化', 'みえるか', 'ミエルカ'];

/**
 * Length and guessability, no composition rules (ASVS 5.0, 6.2). `about` is what stands near the
 * account: mail address, person's and company's names.
 */
export function judgePassword(password: string, about: readonly string[]): Finding[] {
	const characters = [...password].length;
	if (characters < MIN_CHARACTERS) return [refusal('password.too_short', { min: MIN_CHARACTERS })];
	if (characters > MAX_CHARACTERS) return [refusal('password.too_long', { max: MAX_CHARACTERS })];
	if (isCommonPassword(password)) return [refusal('password.common')];
	const text = folded(password);
	if (contextWords(about).some((word) => text.includes(word)))
		return [refusal('password.contextual')];
	return [];
}

function refusal(code: string, params: Record<string, string | number> = {}): Finding {
	return finding('blocking', code, params, { column: 'password' });
}

const LEGAL_FORMS = /株式会社|有限会社|合同会社|\(株\)|\(有\)|co\.?,? ?ltd\.?|inc\.?|corporation/g;

/** Words short enough to stand in many passwords by chance are left out. */
function contextWords(about: readonly string[]): string[] {
	return [...PRODUCT_WORDS, ...about]
		.flatMap((text) =>
			folded(text)
				.replace(LEGAL_FORMS, ' ')
				.split(/[^\p{L}\p{N}]+/u)
		)
		.filter((word) => word.length >= (/^[\x20-\x7e]*$/.test(word) ? 4 : 2))
		.filter((word) => !/^\d+$/.test(word));
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

export function hashPassword(password: string): Promise<string> {
	return hash(password.normalize('NFKC'), STRENGTH);
}

/** Without a stored hash the same work is done on a made-up one, so that time tells nothing. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
	const matches = await verify(stored ?? (await madeUpHash()), password.normalize('NFKC'));
	return stored !== null && matches;
}

let madeUp: Promise<string> | null = null;

/** Made before the first request (`openServer`), so that no request pays for it. */
export function madeUpHash(): Promise<string> {
	madeUp ??= hashPassword(newSecret());
	return madeUp;
}
