import { createRequire } from 'node:module';

/**
 * Some 47,000 passwords from published leaks, as @zxcvbn-ts/language-common lists them. Unpacked
 * when a password is chosen for the first time, as most processes never need it.
 */
interface Listed {
	dictionary: Readonly<Record<string, readonly string[]>>;
}

let leaked: ReadonlySet<string> | null = null;

/** Shorter ones stand in good passwords by chance. */
export const MIN_LEAKED_CHARACTERS = 6;

export function isLeaked(password: string): boolean {
	leaked ??= load();
	return leaked.has(password);
}

function load(): ReadonlySet<string> {
	const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as Listed;
	const all = dictionary['passwords-common'] ?? [];
	return new Set(all.filter((entry) => entry.length >= MIN_LEAKED_CHARACTERS));
}
