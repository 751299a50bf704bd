import { z } from 'zod';
import { authorise } from '../../access/authorise';
import type { Context } from '../../access/context';
import { emailKey } from '../../access/email';
import { countTry, PER_ADDRESS, PER_RESET_ACCOUNT, PER_RESET_ADDRESS } from '../../access/limiter';
import { hashPassword } from '../../access/password';
import type { Visit } from '../../access/sessions';
import { getServer } from '../../app';
import { Conflict, NotFound, TooMany } from '../../errors';
import { parseInput } from '../../input';
import { mailIsConfigured } from '../../mail';
import { deleteHalfSessionsOf } from '../../repositories/half-sessions';
import { deleteOneTimeLinksOf } from '../../repositories/one-time-links';
import { deleteSessionsOf } from '../../repositories/sessions';
import { read, type WriteTx, write } from '../../repositories/transaction';
import { findUserById, lockUser, setPasswordHash } from '../../repositories/users';
import { assertGoodPassword, typedPassword } from '../account-input';
import { recordServerDeed } from '../records/deeds';
import { postMail } from '../mail/outbox';
import { findLink, takeLink } from './links';
import { notify } from './notices';

/** Whether this server can send a link, or an administrator has to be asked. */
export function resetByMail(context: Context): 'yes' | 'no' {
	authorise(context, 'reset', 'read');
	return mailIsConfigured() ? 'yes' : 'no';
}

const asking = z.strictObject({ email: z.string().trim().min(1).max(254) });

/**
 * A link to the address, if an account has it. The answer is the same for every address, and so
 * is its time: whose it is is looked up only when the mail is sent.
 */
export async function askForReset(context: Context, input: unknown, visit: Visit): Promise<void> {
	authorise(context, 'reset', 'create');
	const { email } = parseInput(asking, input);
	if (!mailIsConfigured()) throw new Conflict('reset.no_mail');
	const { database } = getServer();
	const now = Date.now();
	await countTry(database, PER_RESET_ADDRESS, { subject: visit.address, now });
	const subject = emailKey(email);
	const many = await countTry(database, PER_RESET_ACCOUNT, { subject, now }).catch(isTooMany);
	if (many) return;
	await write(database, 'identity', (tx) => postMail(tx, { kind: 'reset', emailKey: subject }));
}

/** Also this is not told: the mails that were sent are still good. */
function isTooMany(thrown: unknown): 'too many' {
	if (thrown instanceof TooMany) return 'too many';
	throw thrown;
}

/** Whether the page behind the link may be shown. */
export async function assertResetLink(context: Context, token: string): Promise<void> {
	authorise(context, 'reset', 'update');
	await findLink(token, 'reset');
}

const newPassword = z.strictObject({ token: z.string(), newPassword: typedPassword });

/** A new password by link. It opens no session: what is asked at sign-in is asked. */
export async function resetPassword(context: Context, input: unknown, visit: Visit): Promise<void> {
	authorise(context, 'reset', 'update');
	const { token, newPassword: password } = parseInput(newPassword, input);
	const { database } = getServer();
	const { userId } = await findLink(token, 'reset');
	await countTry(database, PER_ADDRESS, { subject: visit.address, now: Date.now() });
	const user = await read(database, 'identity', (tx) => findUserById(tx, userId));
	if (!user) throw new NotFound('reset.link');
	assertGoodPassword(password, [user.email, user.name]);
	const passwordHash = await hashPassword(password);
	await write(database, 'identity', async (tx) => {
		const stored = await lockUser(tx, userId);
		await takeLink(tx, token, 'reset');
		if (!stored || stored.disabledAt !== null) throw new NotFound('reset.link');
		await setPasswordHash(tx, userId, passwordHash);
		await endAllOf(tx, userId);
		await recordServerDeed(tx, { userId }, { event: 'password.reset' });
		await notify(tx, user.email, 'password');
	});
}

/** Sessions, sign-ins under way, and links that could set another password. */
export async function endAllOf(tx: WriteTx, userId: string): Promise<void> {
	await deleteSessionsOf(tx, userId);
	await deleteHalfSessionsOf(tx, userId);
	await deleteOneTimeLinksOf(tx, userId, ['reset', 'email']);
}
