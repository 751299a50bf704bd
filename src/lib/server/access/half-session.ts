import {
	createHalfSession,
	deleteExpiredHalfSessions,
	deleteHalfSession,
	findHalfSession,
	type HalfSession,
	tryHalfSession
} from '../repositories/half-sessions';
import { type Database, read, type WriteTx, write } from '../repositories/transaction';
import { fingerprint, isSecret, newSecret } from './secret';
import type { Visit } from './sessions';

/**
 * Half signed in: the password was right, the second factor is still asked. A table and a cookie
 * of its own, so that the look-up of sessions can never take one for the other.
 */
export const HALF_MS = 10 * 60_000;
export const HALF_TRIES = 5;

/** What the browser gets. */
export interface NewHalfSession {
	half: string;
	expiresAt: number;
}

export async function openHalfSession(
	tx: WriteTx,
	{ userId, visit, now }: { userId: string; visit: Visit; now: number }
): Promise<NewHalfSession> {
	const half = newSecret();
	const expiresAt = now + HALF_MS;
	await deleteExpiredHalfSessions(tx, now);
	await createHalfSession(tx, {
		tokenHash: fingerprint(half),
		userId,
		createdAt: now,
		expiresAt,
		tries: 0,
		address: visit.address,
		userAgent: visit.userAgent.slice(0, 200)
	});
	return { half, expiresAt };
}

/** Who stands between the two steps; null when unknown, over, tried too often or disabled. */
export async function halfSessionOf(
	database: Database,
	half: string | undefined,
	now: number
): Promise<HalfSession | null> {
	if (!isSecret(half)) return null;
	return read(database, 'identity', (tx) =>
		findHalfSession(tx, { tokenHash: fingerprint(half), now, maxTries: HALF_TRIES })
	);
}

/** Counts a try before it is made: of parallel tries at most five are. */
export async function countHalfTry(
	database: Database,
	{ tokenHash }: HalfSession,
	now: number
): Promise<'counted' | 'over'> {
	return write(database, 'identity', async (tx) =>
		(await tryHalfSession(tx, { tokenHash, now, maxTries: HALF_TRIES })) ? 'counted' : 'over'
	);
}

/** Used up by whoever becomes fully signed in; of parallel ones, one. */
export function takeHalfSession(tx: WriteTx, { tokenHash }: HalfSession): Promise<boolean> {
	return deleteHalfSession(tx, tokenHash);
}
