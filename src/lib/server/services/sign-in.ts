import { z } from 'zod';
import { authorise } from '../access/authorise';
import type { Context } from '../access/context';
import { emailKey } from '../access/email';
import { deviceProof, knownDevice } from '../access/known-device';
import {
	countTry,
	type Limit,
	PER_ACCOUNT,
	PER_ADDRESS,
	PER_DEVICE,
	returnTry
} from '../access/limiter';
import { verifyPassword } from '../access/password';
import { type NewHalfSession, openHalfSession } from '../access/half-session';
import { type NewSession, openSession, type SessionStart, type Visit } from '../access/sessions';
import { getServer } from '../app';
import { Forbidden, Invalid } from '../errors';
import { parseInput } from '../input';
import { deleteExpiredAttempts } from '../repositories/attempts';
import { hasSecondFactor } from '../repositories/factors';
import { deleteExpiredSessions, deleteSession } from '../repositories/sessions';
import { read, type WriteTx, write } from '../repositories/transaction';
import { findUserByEmailKey, lockUser, type User } from '../repositories/users';
import { typedPassword } from './account-input';
import { recordServerDeed } from './records/deeds';

const credentials = z.strictObject({
	email: z.string().trim().min(1).max(254),
	password: typedPassword
});

/** A session, or half of one where the account has a second factor. */
export type SignedIn = NewSession | NewHalfSession;

/**
 * Password → session. An unknown address, a wrong password and a disabled account are one
 * answer, with the same work behind it. The session one came with, if any, is replaced.
 */
export async function signIn(context: Context, input: unknown, visit: Visit): Promise<SignedIn> {
	authorise(context, 'session', 'create');
	const { email, password } = parseInput(credentials, input);
	const { database } = getServer();
	const key = emailKey(email);
	const user = await read(database, 'identity', (tx) => findUserByEmailKey(tx, key));
	const device = await knownDevice(database, user, visit.device);
	const tries = triesAt({ key, device, address: visit.address });
	for (const [limit, subject] of tries)
		await countTry(database, limit, { subject, now: Date.now() });
	const matches = await verifyPassword(user?.passwordHash ?? null, password);
	if (!user || !matches || user.disabledAt !== null) throw new Invalid('sign_in.wrong');
	const session = await start(context, user, visit);
	for (const [limit, subject] of tries) await returnTry(database, limit, subject);
	return 'half' in session ? session : { ...session, device: await deviceProof(database, user) };
}

/** A known device has its own tries; strangers share those of the address and the account. */
function triesAt(tried: {
	key: string;
	device: string | null;
	address: string;
}): [Limit, string][] {
	if (tried.device) return [[PER_DEVICE, tried.device]];
	return [
		[PER_ADDRESS, tried.address],
		[PER_ACCOUNT, tried.key]
	];
}

function start(context: Context, { userId, passwordHash }: User, visit: Visit) {
	const now = Date.now();
	return write(getServer().database, 'identity', async (tx) => {
		// Read again: the password may have been changed, or the account disabled, meanwhile.
		const present = await lockUser(tx, userId);
		if (present?.passwordHash !== passwordHash || present.disabledAt !== null)
			throw new Invalid('sign_in.wrong');
		if (await hasSecondFactor(tx, userId)) return openHalfSession(tx, { userId, visit, now });
		return enter(tx, context, { userId, visit, now, by: 'password' });
	});
}

/** What was proven last. */
export type Entrance = SessionStart & { by: 'password' | 'app' | 'recovery' | 'passkey' };

/** The session of somebody who has proven all that is asked, in place of the one they came with. */
export async function enter(
	tx: WriteTx,
	{ principal }: Context,
	{ by, ...start }: Entrance
): Promise<Omit<NewSession, 'device'>> {
	await deleteExpiredSessions(tx, start.now);
	await deleteExpiredAttempts(tx, start.now);
	if (principal?.session) await deleteSession(tx, principal.session.tokenHash);
	await recordServerDeed(tx, { userId: start.userId }, { event: 'session.create', by });
	return openSession(tx, start);
}

/** Ends the session that one came with. */
export async function signOut(context: Context): Promise<void> {
	authorise(context, 'session', 'delete');
	const session = context.principal?.session;
	if (!session) throw new Forbidden('session.none');
	await write(getServer().database, 'identity', (tx) => deleteSession(tx, session.tokenHash));
}
