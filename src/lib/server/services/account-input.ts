import { z } from 'zod';
import { Invalid } from '../errors';
import { judgePassword } from '../access/password';

/** Fields about people that several services take. */
export const email = z.string().trim().max(254).pipe(z.email());

export const personName = z
	.string()
	.trim()
	.min(1)
	.max(100)
	.regex(/^\P{Cc}*$/u);

/** Typed, not chosen: any length that is not meant to keep the server busy. */
export const typedPassword = z.string().min(1).max(1024);

/** A chosen password passes the rules, or is refused with what to change. */
export function assertGoodPassword(password: string, about: readonly (string | null)[]): void {
	const findings = judgePassword(
		password,
		about.filter((text) => text !== null)
	);
	const [first] = findings;
	if (first) throw new Invalid(first.code, first.params, findings);
}
