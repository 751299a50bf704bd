import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isoDay } from '$lib/domain/time/day';
import { authorise } from '../../access/authorise';
import type { Context, Principal } from '../../access/context';
import { scopeOfConsortiumJob, scopeOfJob } from '../../access/job-scope';
import { deviceProof } from '../../access/known-device';
import { countTry, PER_ADDRESS } from '../../access/limiter';
import { hashPassword } from '../../access/password';
import { fingerprint, isSecret } from '../../access/secret';
import { type NewSession, openSession, type Visit } from '../../access/sessions';
import { emailKey } from '../../access/email';
import { getServer } from '../../app';
import { Forbidden, Invalid, NotFound } from '../../errors';
import { parseInput } from '../../input';
import { findCompany } from '../../repositories/companies';
import { findConsortium } from '../../repositories/consortia';
import { findInvitation, type Invitation, takeInvitation } from '../../repositories/invitations';
import { listMembers, putMember } from '../../repositories/memberships';
import { read, type Scope, type WriteTx, write } from '../../repositories/transaction';
import { findUserByEmailKey, findUserById, makeOperator } from '../../repositories/users';
import { assertGoodPassword, email, personName, typedPassword } from '../account-input';
import { recordDeed, recordServerDeed } from '../records/deeds';
import { renewSession } from '../sessions';
import { addUser } from '../users';
import type { JoinView } from './views';
import { consortiumRole, joinConsortium } from './consortia';
import { beginEngagement } from './engagements';

/** What the link is for, shown to whoever holds it. */
export async function getInvitation(context: Context, token: string): Promise<JoinView> {
	authorise(context, 'joining', 'read');
	const invitation = await known(token);
	return read(getServer().database, scopeOf(invitation), async (tx) => {
		const { companyId, consortiumId, invitedBy } = invitation;
		const company = companyId && (await findCompany(scopeOfJob({ companyId, userId: '' }), tx));
		const consortium =
			consortiumId &&
			(await findConsortium(scopeOfConsortiumJob({ consortiumId, userId: '' }), tx));
		return {
			role: invitation.role as JoinView['role'],
			into: (company || consortium || null)?.name ?? null,
			invitedBy: (await findUserById(tx, invitedBy))?.name ?? '',
			email: invitation.email,
			expiresAt: new Date(invitation.expiresAt).toISOString(),
			from: invitation.fromDay === null ? null : isoDay(invitation.fromDay),
			to: invitation.toDay === null ? null : isoDay(invitation.toDay)
		};
	});
}

const newcomer = z.strictObject({ email, name: personName, password: typedPassword });

export interface Joined {
	session: NewSession;
	companyId: string | null;
	consortiumId: string | null;
	role: JoinView['role'];
}

/**
 * A person without an account gets one and joins, in the transaction that uses up the link: of
 * parallel uses one succeeds. An address that has an account already is refused in general words.
 */
export async function joinAsNewcomer(
	context: Context,
	{ token, ...given }: { token: string } & Record<string, unknown>,
	visit: Visit
): Promise<Joined> {
	authorise(context, 'joining', 'create');
	const { database } = getServer();
	const { role, companyId, consortiumId, ...invitation } = await known(token);
	await countTry(database, PER_ADDRESS, { subject: visit.address, now: Date.now() });
	const person = parseInput(newcomer, given);
	assertGoodPassword(person.password, [person.email, person.name]);
	const passwordHash = await hashPassword(person.password);
	const userId = randomUUID();
	const whole = { ...invitation, role, companyId, consortiumId };
	const session = await write(database, scopeOf(whole), async (tx) => {
		const taken = await take(tx, token);
		if (await findUserByEmailKey(tx, emailKey(person.email)))
			throw new Invalid('joining.not_possible');
		const now = Date.now();
		await addUser(tx, { ...person, id: userId, passwordHash, operator: 'no', now });
		await enter(tx, taken, userId);
		return openSession(tx, { userId, visit, now });
	});
	const device = await deviceProof(database, { userId, passwordHash });
	return { session: { ...session, device }, ...placeOf(whole) };
}

/** A signed-in person joins: other sessions end, and this one gets a new secret. */
export async function joinAsMyself(context: Context, token: string, visit: Visit): Promise<Joined> {
	authorise(context, 'joining', 'create');
	const principal = signedIn(context);
	const { database } = getServer();
	const invitation = await known(token);
	await countTry(database, PER_ADDRESS, { subject: visit.address, now: Date.now() });
	const { userId } = principal;
	const result = await write(database, scopeOf(invitation), async (tx) => {
		const taken = await take(tx, token);
		await enter(tx, taken, userId);
		const user = await findUserById(tx, userId);
		const session = await renewSession(tx, context, { visit, others: 'end' });
		return { session, passwordHash: user?.passwordHash ?? null };
	});
	const device = await deviceProof(database, { userId, passwordHash: result.passwordHash });
	return { session: { ...result.session, device }, ...placeOf(invitation) };
}

function signedIn({ principal }: Context): Principal {
	if (!principal?.session) throw new Forbidden('session.needed');
	return principal;
}

function placeOf({ role, companyId, consortiumId }: Invitation) {
	return { role: role as JoinView['role'], companyId, consortiumId };
}

async function known(token: string): Promise<Invitation> {
	const found =
		isSecret(token) &&
		(await read(getServer().database, 'identity', (tx) =>
			findInvitation(tx, fingerprint(token), Date.now())
		));
	if (!found) throw new NotFound('joining.link');
	return found;
}

async function take(tx: WriteTx, token: string): Promise<Invitation> {
	const taken = await takeInvitation(tx, fingerprint(token), Date.now());
	if (!taken) throw new NotFound('joining.link');
	return taken;
}

/** Whoever uses the link up acts within what it was made for. */
function scopeOf({ companyId, consortiumId, invitedBy: userId }: Invitation): Scope {
	if (companyId !== null) return scopeOfJob({ companyId, userId });
	return consortiumId === null ? 'identity' : scopeOfConsortiumJob({ consortiumId, userId });
}

async function enter(tx: WriteTx, invitation: Invitation, userId: string): Promise<void> {
	const { role, companyId, consortiumId } = invitation;
	if (companyId !== null) await enterCompany(tx, { ...invitation, companyId }, userId);
	else if (consortiumId !== null) {
		const scope = scopeOfConsortiumJob({ consortiumId, userId });
		await joinConsortium(scope, tx, { userId, role: consortiumRole.parse(role) });
	} else {
		await makeOperator(tx, userId, Date.now());
		await recordServerDeed(tx, { userId }, { event: 'operator.join' });
	}
}

async function enterCompany(
	tx: WriteTx,
	invitation: Invitation & { companyId: string },
	userId: string
): Promise<void> {
	const { companyId, role } = invitation;
	const scope = scopeOfJob({ companyId, userId });
	if (role === 'auditor') {
		const terms = termsOf(invitation);
		await beginEngagement(scope, tx, { auditorId: userId, terms });
		return;
	}
	const members = await listMembers(scope, tx);
	if (members.some((one) => one.userId === userId)) throw new Invalid('member.exists');
	await putMember(scope, tx, { userId, role, createdAt: Date.now() });
	await recordDeed(scope, tx, { event: 'member.join', userId, role });
}

function termsOf({ fromDay, toDay, siteIds }: Invitation) {
	return {
		from: isoDay(fromDay ?? 0),
		to: toDay === null ? null : isoDay(toDay),
		siteIds: siteIds === null ? null : (JSON.parse(siteIds) as string[])
	};
}
