import { TooMany } from '../errors';
import { giveBack, hit } from '../repositories/attempts';
import { type Database, write } from '../repositories/transaction';
import { fingerprint } from './secret';

const MINUTE_MS = 60_000;

export interface Limit {
	name: string;
	max: number;
	windowMs: number;
}

/** Guesses at one account, from anywhere. */
export const PER_ACCOUNT: Limit = { name: 'account', max: 10, windowMs: 15 * MINUTE_MS };
/** Guesses from one address, at any account. */
export const PER_ADDRESS: Limit = { name: 'address', max: 100, windowMs: 60 * MINUTE_MS };
/** A device that has signed in before has tries of its own: nobody can lock its owner out. */
export const PER_DEVICE: Limit = { name: 'device', max: 10, windowMs: 15 * MINUTE_MS };
/** Second factors of one account: whoever tries them has the password already. */
export const PER_SECOND_STEP: Limit = { name: 'second', max: 10, windowMs: 60 * MINUTE_MS };
/** The same on a device that has signed in before. */
export const PER_SECOND_DEVICE: Limit = { ...PER_SECOND_STEP, name: 'second-device' };
/** Reset links asked for one account: more mails than this help nobody. */
export const PER_RESET_ACCOUNT: Limit = { name: 'reset', max: 5, windowMs: 60 * MINUTE_MS };
/** Reset links asked for from one address, for whomever. */
export const PER_RESET_ADDRESS: Limit = { ...PER_RESET_ACCOUNT, name: 'reset-address', max: 20 };
/** Changes of one's own mail address, each of which asks whether another is taken. */
export const PER_EMAIL_CHANGE: Limit = { name: 'email', max: 5, windowMs: 60 * MINUTE_MS };
/** Challenges for passkeys, asked for from one address. */
export const PER_CHALLENGE: Limit = { name: 'challenge', max: 300, windowMs: 60 * MINUTE_MS };
/** Whether a mail address has an account here is not to be tried out by the list. */
export const PER_INVITER: Limit = { name: 'inviter', max: 20, windowMs: 60 * MINUTE_MS };

/**
 * Counts a try before it is made, in the database and therefore for all processes; refuses when
 * the window's tries are used up. The window opens with its first try and is not prolonged.
 */
export async function countTry(
	database: Database,
	limit: Limit,
	{ subject, now }: { subject: string; now: number }
): Promise<void> {
	const { points, expiresAt } = await write(database, 'identity', (tx) =>
		hit(tx, keyOf(limit, subject), { windowMs: limit.windowMs, now })
	);
	if (points <= limit.max) return;
	const seconds = Math.max(1, Math.ceil((expiresAt - now) / 1000));
	throw new TooMany('tries.used_up', { seconds, minutes: Math.ceil(seconds / 60) });
}

/**
 * What succeeded was no guess. Only that one try comes back: others' wrong ones at the same
 * account still count, or each sign-in of the owner would give a guesser ten more.
 */
export async function returnTry(database: Database, limit: Limit, subject: string): Promise<void> {
	await write(database, 'identity', (tx) => giveBack(tx, keyOf(limit, subject)));
}

/** Addresses of people and machines are not kept in clear. */
const keyOf = ({ name }: Limit, subject: string) => `${name}:${fingerprint(subject)}`;
