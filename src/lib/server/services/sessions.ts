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
import { Conflict, Forbidden, Invalid, NotFound } from '../errors';
import { parseInput } from '../input';
import { deleteSession, deleteSessionsOf, listSessionsOf } from '../repositories/sessions';
import { read, write } from '../repositories/transaction';
import { findUserById, setPasswordHash, type User } from '../repositories/users';
import { assertGoodPassword, typedPassword } from './account-input';
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
	});
}

/** Ends all of one's sessions but this one. */
export async function endOtherSessions(context: Context): Promise<void> {
	authorise(context, 'session', 'delete');
	const { principal, database } = own(context);
	const kept = principal.session?.tokenHash ?? null;
	await write(database, 'identity', (tx) => deleteSessionsOf(tx, principal.userId, kept));
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
	return rotate(context, user, visit);
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
	return rotate(context, { ...user, passwordHash }, visit);
}

/** Adding ways in (a token, later a factor) takes hands that typed the password just now. */
export function assertConfirmed({ principal }: Context): void {
	if (principal?.via === 'command_line') return;
	if (!principal?.session) throw new Forbidden('session.needed');
	if (principal.session.confirmedAt + CONFIRMED_MS <= Date.now())
		throw new Conflict('session.confirm_password');
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

/** The session's secret changes; with another password all other sessions end as well. */
async function rotate(context: Context, user: User, visit: Visit): Promise<NewSession> {
	const { principal, database } = own(context);
	const before = principal.session;
	const session = await write(database, 'identity', async (tx) => {
		const stored = await findUserById(tx, user.userId);
		const changed = stored?.passwordHash !== user.passwordHash;
		if (changed && user.passwordHash) await setPasswordHash(tx, user.userId, user.passwordHash);
		if (changed) await deleteSessionsOf(tx, user.userId);
		else if (before) await deleteSession(tx, before.tokenHash);
		const expiresAt = before?.expiresAt;
		return openSession(tx, { userId: user.userId, visit, now: Date.now(), expiresAt });
	});
	return { ...session, device: await deviceProof(database, user) };
}
