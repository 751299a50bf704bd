import { z } from 'zod';
import { authorise } from '../access/authorise';
import type { Context, Principal } from '../access/context';
import { deviceProof } from '../access/known-device';
import { countTry, PER_ACCOUNT, returnTry } from '../access/limiter';
import { emailKey } from '../access/email';
import { hashPassword, verifyPassword } from '../access/password';
import { publicId } from '../access/secret';
import { CONFIRMED_MS, type NewSession, openSession, type Visit } from '../access/sessions';
import { getServer } from '../app';
import { Conflict, Forbidden, Invalid, NotFound, NotSignedIn } from '../errors';
import { parseInput } from '../input';
import { deleteHalfSessionsOf } from '../repositories/half-sessions';
import { deleteSession, deleteSessionsOf, listSessionsOf } from '../repositories/sessions';
import { read, type WriteTx, write } from '../repositories/transaction';
import { findUserById, lockUser, setPasswordHash, type User } from '../repositories/users';
import { notify } from './accounts/notices';
import { assertGoodPassword, typedPassword } from './account-input';
import { recordServerDeed } from './records/deeds';
import type { SessionView } from './views';

/** One's own sessions, the most recently used first. */
export async function listSessions(context: Context): Promise<SessionView[]> {
	authorise(context, 'session', 'read');
	const { principal, database } = own(context);
	const sessions = await read(database, 'identity', (tx) => listSessionsOf(tx, principal.userId));
	return sessions.map((session) => ({
		id: publicId(session.tokenHash),
		createdAt: new Date(session.createdAt).toISOString(),
		lastSeenAt: new Date(session.lastSeenAt).toISOString(),
		expiresAt: new Date(session.expiresAt).toISOString(),
		address: session.address,
		userAgent: session.userAgent,
		secondFactor: session.secondFactorAt === null ? 'open' : 'passed',
		current: session.tokenHash === principal.session?.tokenHash
	}));
}

/** Ends one of one's own sessions. */
export async function endSession(context: Context, id: string): Promise<void> {
	authorise(context, 'session', 'delete');
	const { principal, database } = own(context);
	await write(database, 'identity', async (tx) => {
		const sessions = await listSessionsOf(tx, principal.userId);
		const ended = sessions.find(({ tokenHash }) => publicId(tokenHash) === id);
		if (!ended) throw new NotFound('not_found');
		await deleteSession(tx, ended.tokenHash);
		await recordServerDeed(tx, principal, { event: 'sessions.end', which: 'one' });
	});
}

/** Ends all of one's sessions but this one. */
export async function endOtherSessions(context: Context): Promise<void> {
	authorise(context, 'session', 'delete');
	const { principal, database } = own(context);
	const kept = principal.session?.tokenHash ?? null;
	await write(database, 'identity', async (tx) => {
		await deleteSessionsOf(tx, principal.userId, kept);
		await recordServerDeed(tx, principal, { event: 'sessions.end', which: 'others' });
	});
}

/** The password typed again: a fresh session for what needs one. Answer with a redirect (303). */
export async function confirmPassword(
	context: Context,
	input: unknown,
	visit: Visit
): Promise<NewSession> {
	authorise(context, 'session', 'update');
	const { password } = parseInput(z.strictObject({ password: typedPassword }), input);
	const user = await provenUser(context, password);
	const { database } = own(context);
	const session = await write(database, 'identity', async (tx) => {
		await lockProven(tx, user);
		return renewSession(tx, context, { visit, confirmedAt: Date.now() });
	});
	return { ...session, device: await deviceProof(database, user) };
}

const passwordChange = z.strictObject({ password: typedPassword, newPassword: typedPassword });

/** Ends every session of the person and opens a new one here. Answer with a redirect (303). */
export async function changePassword(
	context: Context,
	input: unknown,
	visit: Visit
): Promise<NewSession> {
	authorise(context, 'self', 'update');
	const { password, newPassword } = parseInput(passwordChange, input);
	const user = await provenUser(context, password);
	assertGoodPassword(newPassword, [user.email, user.name]);
	const passwordHash = await hashPassword(newPassword);
	const { database } = own(context);
	const session = await write(database, 'identity', async (tx) => {
		await lockProven(tx, user);
		await setPasswordHash(tx, user.userId, passwordHash);
		await recordServerDeed(tx, context.principal, { event: 'password.change' });
		await notify(tx, user.email, 'password');
		return renewSession(tx, context, { visit, others: 'end', confirmedAt: Date.now() });
	});
	return { ...session, device: await deviceProof(database, { ...user, passwordHash }) };
}

/** Adding ways in (a token, a factor) takes hands that typed the password just now. */
export function assertConfirmed(context: Context): void {
	if (context.principal?.via === 'command_line') return;
	if (!context.principal?.session) throw new Forbidden('session.needed');
	if (!isConfirmed(context)) throw new Conflict('session.confirm_password');
}

export function isConfirmed({ principal }: Context): boolean {
	return (principal?.session?.confirmedAt ?? 0) + CONFIRMED_MS > Date.now();
}

export interface Renewal {
	visit: Visit;
	/** `end`: all other sessions, and sign-ins between their two steps, end with it. */
	others?: 'keep' | 'end';
	/** Where a second factor was passed just now. */
	secondFactorAt?: number;
	/** Where the password was typed just now; else it counts from when it was. */
	confirmedAt?: number;
}

/**
 * A session with a new secret in place of the one that asks, within the caller's transaction.
 * One that was ended meanwhile does not come back. Answer with a redirect (303).
 */
export async function renewSession(
	tx: WriteTx,
	{ principal }: Context,
	{ visit, others = 'keep', secondFactorAt, confirmedAt }: Renewal
): Promise<Omit<NewSession, 'device'>> {
	const before = principal?.session;
	if (!before || !(await deleteSession(tx, before.tokenHash)))
		throw new NotSignedIn('not_signed_in');
	const { userId, secondFactor } = principal;
	if (others === 'end') {
		await deleteSessionsOf(tx, userId);
		await deleteHalfSessionsOf(tx, userId);
	}
	const now = Date.now();
	return openSession(tx, {
		userId,
		visit,
		now,
		expiresAt: before.expiresAt,
		confirmedAt: confirmedAt ?? before.confirmedAt,
		secondFactorAt: secondFactorAt ?? (secondFactor === 'passed' ? now : null)
	});
}

function own(context: Context): { principal: Principal; database: App['database'] } {
	if (!context.principal) throw new Forbidden('session.needed');
	return { principal: context.principal, database: getServer().database };
}

type App = ReturnType<typeof getServer>;

async function provenUser(context: Context, password: string): Promise<User> {
	const { principal, database } = own(context);
	if (!principal.session) throw new Forbidden('session.needed');
	const subject = emailKey(principal.email);
	await countTry(database, PER_ACCOUNT, { subject, now: Date.now() });
	const user = await read(database, 'identity', (tx) => findUserById(tx, principal.userId));
	const matches = await verifyPassword(user?.passwordHash ?? null, password);
	if (!user || !matches) throw new Invalid('password.wrong');
	await returnTry(database, PER_ACCOUNT, subject);
	return user;
}

/** Locks the account; what was proven with a password that has changed since proves nothing. */
async function lockProven(tx: WriteTx, { userId, passwordHash }: User): Promise<void> {
	const stored = await lockUser(tx, userId);
	if (stored?.passwordHash !== passwordHash) throw new Invalid('password.wrong');
}
