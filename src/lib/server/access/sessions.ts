import { createSession } from '../repositories/sessions';
import type { WriteTx } from '../repositories/transaction';
import { fingerprint, newSecret } from './secret';

const HOUR_MS = 3_600_000;

/** A session ends twelve hours after the last request, and thirty days after signing in. */
export const IDLE_MS = 12 * HOUR_MS;
export const ABSOLUTE_MS = 30 * 24 * HOUR_MS;
/** How long a typed password stands for the same hands at the keyboard. */
export const CONFIRMED_MS = HOUR_MS / 4;
/** Being seen is noted this often at most, so that reading pages does not write. */
export const SEEN_EVERY_MS = HOUR_MS / 12;

/** Where a request came from, as far as the server itself can tell. */
export interface Visit {
	address: string;
	userAgent: string;
	/** Proof of an earlier sign-in on this device (`known-device.ts`). */
	device: string | null;
}

/** What the browser gets: the only time that the token is in clear. */
export interface NewSession {
	token: string;
	expiresAt: number;
	device: string;
}

export interface SessionStart {
	userId: string;
	visit: Visit;
	now: number;
	/** A rotated session keeps the end of the one it replaces. */
	expiresAt?: number;
	/** When a password was last typed; a session opened without one brings its own. */
	confirmedAt?: number;
	/** When the second factor was passed; without it, roles that need one stay dormant. */
	secondFactorAt?: number | null;
}

export async function openSession(
	tx: WriteTx,
	{ userId, visit, now, secondFactorAt = null, ...start }: SessionStart
): Promise<Omit<NewSession, 'device'>> {
	const token = newSecret();
	const { expiresAt = now + ABSOLUTE_MS, confirmedAt = now } = start;
	await createSession(tx, {
		tokenHash: fingerprint(token),
		userId,
		createdAt: now,
		lastSeenAt: now,
		expiresAt,
		confirmedAt,
		userAgent: visit.userAgent.slice(0, 200),
		address: visit.address,
		secondFactorAt
	});
	return { token, expiresAt };
}
