import { z } from 'zod';
import { authorise } from '../../access/authorise';
import type { Context } from '../../access/context';
import { deviceProof } from '../../access/known-device';
import { emailKey } from '../../access/email';
import { countTry, PER_EMAIL_CHANGE } from '../../access/limiter';
import type { NewSession, Visit } from '../../access/sessions';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { parseInput } from '../../input';
import { mailIsConfigured } from '../../mail';
import { deleteOneTimeLinksOf } from '../../repositories/one-time-links';
import { type WriteTx, write } from '../../repositories/transaction';
import {
	findUserByEmailKey,
	lockUser,
	setEmail,
	setName,
	type User
} from '../../repositories/users';
import { email, personName } from '../account-input';
import { recordServerDeed } from '../records/deeds';
import { assertConfirmed, renewSession } from '../sessions';
import { postMail } from '../mail/outbox';
import { findLink, takeLink } from './links';
import { notify } from './notices';
import { own } from './own';

export interface ProfileView {
	name: string;
	email: string;
	/** Whether a new address is confirmed by a mail to it. */
	byMail: 'yes' | 'no';
}

export function getProfile(context: Context): ProfileView {
	authorise(context, 'self', 'read');
	const { name, email } = own(context);
	return { name, email, byMail: mailIsConfigured() ? 'yes' : 'no' };
}

export async function changeName(context: Context, input: unknown): Promise<void> {
	authorise(context, 'self', 'update');
	const { name } = parseInput(z.strictObject({ name: personName }), input);
	const { userId } = own(context);
	await write(getServer().database, 'identity', async (tx) => {
		await setName(tx, userId, name);
		await recordServerDeed(tx, { userId }, { event: 'name.change' });
	});
}

/** Done at once, with a session renewed by it; or a mail is under way to the new address. */
export type EmailChange = { by: 'mail' } | { by: 'now'; session: NewSession };

/**
 * A new address for oneself. Whether it is taken is not told where a mail can decide; without
 * mail a general sentence refuses, and few tries are given.
 */
export async function changeEmail(
	context: Context,
	input: unknown,
	visit: Visit
): Promise<EmailChange> {
	authorise(context, 'self', 'update');
	assertConfirmed(context);
	const wanted = parseInput(z.strictObject({ email }), input).email;
	const { userId } = own(context);
	const { database } = getServer();
	await countTry(database, PER_EMAIL_CHANGE, { subject: userId, now: Date.now() });
	if (mailIsConfigured()) {
		await write(database, 'identity', (tx) => postMail(tx, { kind: 'email', userId, wanted }));
		return { by: 'mail' };
	}
	return { by: 'now', session: await replaceEmail(context, { wanted, link: null }, visit) };
}

/** The address that the link confirms; a link of somebody else is not found. */
export async function getEmailChange(context: Context, token: string): Promise<{ email: string }> {
	authorise(context, 'self', 'read');
	const { userId } = own(context);
	const link = await findLink(token, 'email');
	if (link.userId !== userId || link.detail === null) throw new NotFound('email.link');
	return { email: link.detail };
}

/** The person who asked, signed in, opened the mail that went to the new address. */
export async function confirmEmail(
	context: Context,
	token: string,
	visit: Visit
): Promise<NewSession> {
	authorise(context, 'self', 'update');
	const { email } = await getEmailChange(context, token);
	return replaceEmail(context, { wanted: email, link: token }, visit);
}

/** Ends all other sessions and links that went to the old address, which is told. */
async function replaceEmail(
	context: Context,
	{ wanted, link }: { wanted: string; link: string | null },
	visit: Visit
): Promise<NewSession> {
	const { userId } = own(context);
	const { database } = getServer();
	const { user, session } = await write(database, 'identity', async (tx) => {
		const user = await lockUser(tx, userId);
		if (link !== null) await takeLink(tx, link, 'email');
		await putEmail(tx, user, wanted);
		await recordServerDeed(tx, { userId }, { event: 'email.change' });
		const session = await renewSession(tx, context, { visit, others: 'end' });
		await notify(tx, user!.email, 'email');
		return { user: user!, session };
	});
	return { ...session, device: await deviceProof(database, user) };
}

async function putEmail(tx: WriteTx, user: User | null, wanted: string): Promise<void> {
	const key = emailKey(wanted);
	const holder = await findUserByEmailKey(tx, key);
	if (!user || (holder && holder.userId !== user.userId)) throw new Conflict('email.refused');
	await setEmail(tx, user.userId, { email: wanted, emailKey: key });
	await deleteOneTimeLinksOf(tx, user.userId, ['reset', 'email']);
}
