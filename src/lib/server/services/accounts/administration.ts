import { authorise, authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { emailKey } from '../../access/email';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { listConsortiaOf } from '../../repositories/consortia';
import { listEngagementsOf } from '../../repositories/engagements';
import { deleteFactorsOf } from '../../repositories/factors';
import { listMembershipsOf } from '../../repositories/memberships';
import { deleteOneTimeLinksOf } from '../../repositories/one-time-links';
import { deletePasskeysOf } from '../../repositories/passkeys';
import { reopenSecondFactor } from '../../repositories/sessions';
import { read, type ReadTx, type WriteTx, write } from '../../repositories/transaction';
import { findUserByEmailKey, lockUser, type User } from '../../repositories/users';
import { recordDeed, recordServerDeed } from '../records/deeds';
import { makeLink } from './links';
import { notify } from './notices';
import { endAllOf } from './reset';

const LINK_MS = 24 * 3_600_000;

/** The secret is in the path, shown this once: whoever has it sets the password. */
export interface ResetLink {
	path: string;
	expiresAt: string;
}

/** For the operator to hand to a person whose identity is certain; nobody sets it for another. */
export async function createResetLink(context: Context, userId: string): Promise<ResetLink> {
	authorise(context, 'user', 'update');
	return write(getServer().database, 'identity', async (tx) => {
		const user = await existing(tx, userId);
		await recordServerDeed(tx, context.principal, { event: 'user.reset_link', userId });
		return newResetLink(tx, user);
	});
}

/**
 * The same by an administrator, for a member who is nothing else: whoever could set the password
 * of an operator or of a member of two companies would enter more than one company.
 */
export async function createMemberResetLink(
	context: Context,
	companyId: string,
	userId: string
): Promise<ResetLink> {
	const scope = authoriseCompany(context, 'member', 'update', companyId);
	return write(getServer().database, scope, async (tx) => {
		const memberships = await listMembershipsOf(tx, userId);
		if (!memberships.some((membership) => membership.companyId === companyId))
			throw new NotFound('not_found');
		const user = await existing(tx, userId);
		if (memberships.length > 1 || (await hasRolesOutside(tx, user)))
			throw new Conflict('reset.other_roles');
		await recordDeed(scope, tx, { event: 'member.reset_link', userId, name: user.name });
		return newResetLink(tx, user);
	});
}

/** Also of engagements to come or over: what is in doubt is asked of the operator. */
async function hasRolesOutside(tx: ReadTx, { userId, operatorSince }: User): Promise<boolean> {
	if (operatorSince !== null) return true;
	if ((await listConsortiaOf(tx, userId)).length > 0) return true;
	return (await listEngagementsOf(tx, userId)).length > 0;
}

/** Out everywhere; the account stays as it is. */
export async function endSessionsOf(context: Context, userId: string): Promise<void> {
	authorise(context, 'user', 'update');
	await write(getServer().database, 'identity', async (tx) => {
		await existing(tx, userId);
		await endAllOf(tx, userId);
		await recordServerDeed(tx, context.principal, { event: 'sessions.end', userId });
	});
}

/** For a person whose phone is gone, and the codes too. The password is still asked. */
export async function resetSecondFactor(context: Context, userId: string): Promise<void> {
	authorise(context, 'user', 'update');
	await write(getServer().database, 'identity', async (tx) => {
		const { email } = await existing(tx, userId);
		await deleteFactorsOf(tx, userId);
		await deletePasskeysOf(tx, userId);
		await reopenSecondFactor(tx, userId);
		await endAllOf(tx, userId);
		await recordServerDeed(tx, context.principal, { event: 'user.factor_reset', userId });
		await notify(tx, email, 'factor_off');
	});
}

/** The account with this address, for the command line. */
export async function userIdOf(context: Context, email: string): Promise<string> {
	authorise(context, 'user', 'read');
	const user = await read(getServer().database, 'identity', (tx) =>
		findUserByEmailKey(tx, emailKey(email))
	);
	if (!user) throw new NotFound('user.not_found');
	return user.userId;
}

async function existing(tx: WriteTx, userId: string): Promise<User> {
	const user = await lockUser(tx, userId);
	if (!user) throw new NotFound('not_found');
	return user;
}

/** Earlier ones end: one link is under way at most. */
async function newResetLink(tx: WriteTx, { userId, disabledAt }: User): Promise<ResetLink> {
	if (disabledAt !== null) throw new Conflict('user.disabled');
	await deleteOneTimeLinksOf(tx, userId, ['reset']);
	const link = await makeLink(tx, { purpose: 'reset', userId, lastsMs: LINK_MS });
	return { path: `/reset/${link.token}`, expiresAt: new Date(link.expiresAt).toISOString() };
}
