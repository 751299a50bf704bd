import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isoDay, parseIsoDay } from '$lib/domain/time/day';
import { authorise, authoriseCompany, authoriseConsortium } from '../../access/authorise';
import type { CompanyScope, ConsortiumScope, Context } from '../../access/context';
import { scopeOfConsortiumJob } from '../../access/job-scope';
import { countTry, PER_INVITER } from '../../access/limiter';
import { fingerprint, newSecret } from '../../access/secret';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { parseInput } from '../../input';
import { findConsortium, listAllConsortia } from '../../repositories/consortia';
import {
	createInvitation,
	deleteInvitation,
	type Invitation,
	listInvitations as selectInvitations,
	type Inviting
} from '../../repositories/invitations';
import { read, type WriteTx, write } from '../../repositories/transaction';
import { email } from '../account-input';
import { existingCompany } from '../companies';
import { optional } from '../company-input';
import { recordDeed, recordServerDeed } from '../records/deeds';
import type { InvitationView, NewInvitationView } from './views';
import { consortiumRole } from './consortia';
import { assertTerms, engagementFields, type Terms } from './engagements';
import { mailInvitation } from './invitation-mail';

const DAY_MS = 86_400_000;
/** Long enough for a letter with a QR code, short enough to be forgotten safely. */
export const INVITATION_MS = 14 * DAY_MS;

const toAddress = { email: optional(email) };
const member = z.strictObject({ role: z.enum(['company_admin', 'company_member']), ...toAddress });
const auditor = z.strictObject({ role: z.literal('auditor'), ...toAddress, ...engagementFields });
const ofCompany = z.discriminatedUnion('role', [member, auditor]);
const ofConsortium = z.strictObject({ role: consortiumRole, ...toAddress });

/**
 * Somebody is asked into the company, or an auditor is engaged. The answer is the same whether
 * the address has an account or not: it is the link that counts.
 */
export async function inviteToCompany(
	context: Context,
	companyId: string,
	given: unknown
): Promise<NewInvitationView> {
	const scope = authoriseCompany(context, 'invitation', 'create', companyId);
	const wanted = parseInput(ofCompany, given);
	const terms = wanted.role === 'auditor' ? termsOf(wanted) : null;
	await countInvitation(context, scope.userId);
	return write(getServer().database, scope, async (tx) => {
		const company = await existingCompany(scope, tx);
		if (terms) await assertTerms(scope, tx, terms);
		const made = await addInvitation(scope, tx, { ...wanted, terms, invitedBy: scope.userId });
		const { id: invitationId, role } = made;
		await recordDeed(scope, tx, { event: 'invitation.create', invitationId, role });
		await mailInvitation(tx, made, company.name);
		return made;
	});
}

const termsOf = ({ firstDay, lastDay, siteIds }: z.output<typeof auditor>): Terms => ({
	...{ from: firstDay, to: lastDay, siteIds }
});

/** A coordinator or viewer is asked into the consortium. */
export async function inviteToConsortium(
	context: Context,
	consortiumId: string,
	given: unknown
): Promise<NewInvitationView> {
	const scope = authoriseConsortium(context, 'consortium_invitation', 'create', consortiumId);
	return inviteFrom(context, scope, parseInput(ofConsortium, given));
}

/** By the operator: the first coordinator of a consortium, or another operator. */
export async function inviteToServer(context: Context, given: unknown): Promise<NewInvitationView> {
	authorise(context, 'user', 'create');
	const { email: address } = parseInput(z.strictObject(toAddress), given);
	return inviteFrom(context, 'server', { role: 'operator', email: address });
}

/** The operator has no part in a consortium, but finds it its first coordinator. */
export async function inviteCoordinator(
	context: Context,
	consortiumId: string,
	given: unknown
): Promise<NewInvitationView> {
	authorise(context, 'consortium', 'create');
	const { email: address } = parseInput(z.strictObject(toAddress), given);
	const known = await read(getServer().database, 'identity', listAllConsortia);
	if (!known.some((one) => one.consortiumId === consortiumId)) throw new NotFound('not_found');
	const scope = scopeOfConsortiumJob({ consortiumId, userId: context.principal?.userId ?? '' });
	return inviteFrom(context, scope, { role: 'coordinator', email: address });
}

async function inviteFrom(
	context: Context,
	inviting: ConsortiumScope | 'server',
	wanted: Pick<InvitationView, 'role' | 'email'>
): Promise<NewInvitationView> {
	const invitedBy = context.principal?.userId ?? '';
	await countInvitation(context, invitedBy);
	return write(getServer().database, 'identity', async (tx) => {
		const consortium = inviting === 'server' ? null : await findConsortium(inviting, tx);
		const made = await addInvitation(inviting, tx, { ...wanted, terms: null, invitedBy });
		const deed = { event: 'invitation.create', invitationId: made.id, role: made.role } as const;
		await recordServerDeed(tx, context.principal, deed);
		await mailInvitation(tx, made, consortium?.name ?? null);
		return made;
	});
}

/** Whether a mail address has an account here is not to be tried out by the list. */
async function countInvitation({ principal }: Context, subject: string): Promise<void> {
	if (principal?.via === 'command_line') return;
	await countTry(getServer().database, PER_INVITER, { subject, now: Date.now() });
}

/** Within the caller's transaction, which has checked who may. */
export async function addInvitation(
	inviting: Inviting,
	tx: WriteTx,
	{ role, email, terms, invitedBy }: NewInvitation
): Promise<NewInvitationView> {
	const token = newSecret();
	const now = Date.now();
	const invitation = {
		...{ invitationId: randomUUID(), tokenHash: fingerprint(token), role, email, invitedBy },
		...{ createdAt: now, expiresAt: now + INVITATION_MS },
		fromDay: terms ? parseIsoDay(terms.from) : null,
		toDay: terms?.to ? parseIsoDay(terms.to) : null,
		siteIds: terms?.siteIds ? JSON.stringify(terms.siteIds) : null
	};
	await createInvitation(inviting, tx, invitation);
	const companyId =
		typeof inviting === 'object' && 'companyId' in inviting ? inviting.companyId : null;
	return { ...viewOf({ ...invitation, companyId }), path: `/join/${token}` };
}

interface NewInvitation {
	role: InvitationView['role'];
	email: string | null;
	/** Of an auditor's engagement. */
	terms: Terms | null;
	invitedBy: string;
}

/** Those of the company that have not been used, newest first. */
export async function listCompanyInvitations(
	context: Context,
	companyId: string
): Promise<InvitationView[]> {
	return listFor(authoriseCompany(context, 'invitation', 'read', companyId));
}

export async function listConsortiumInvitations(
	context: Context,
	consortiumId: string
): Promise<InvitationView[]> {
	return listFor(authoriseConsortium(context, 'consortium_invitation', 'read', consortiumId));
}

async function listFor(scope: CompanyScope | ConsortiumScope): Promise<InvitationView[]> {
	const now = Date.now();
	const rows = await read(getServer().database, scope, (tx) => selectInvitations(scope, tx, now));
	return rows.map(viewOf);
}

/** The link opens nothing any more. */
export async function withdrawCompanyInvitation(
	context: Context,
	companyId: string,
	invitationId: string
): Promise<void> {
	const scope = authoriseCompany(context, 'invitation', 'delete', companyId);
	await write(getServer().database, scope, async (tx) => {
		if (!(await deleteInvitation(scope, tx, invitationId))) throw new NotFound('not_found');
		await recordDeed(scope, tx, { event: 'invitation.withdraw', invitationId });
	});
}

export async function withdrawConsortiumInvitation(
	context: Context,
	consortiumId: string,
	invitationId: string
): Promise<void> {
	const scope = authoriseConsortium(context, 'consortium_invitation', 'delete', consortiumId);
	await write(getServer().database, scope, async (tx) => {
		if (!(await deleteInvitation(scope, tx, invitationId))) throw new NotFound('not_found');
		await recordServerDeed(tx, scope, { event: 'invitation.withdraw', invitationId });
	});
}

function viewOf(row: Omit<Invitation, 'consortiumId'>): InvitationView {
	return {
		...{ id: row.invitationId, email: row.email, companyId: row.companyId },
		role: row.role as InvitationView['role'],
		createdAt: new Date(row.createdAt).toISOString(),
		expiresAt: new Date(row.expiresAt).toISOString(),
		from: row.fromDay === null ? null : isoDay(row.fromDay),
		to: row.toDay === null ? null : isoDay(row.toDay)
	};
}
