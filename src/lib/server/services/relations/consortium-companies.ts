import { z } from 'zod';
import { todayInJapan } from '$lib/domain/time/day';
import { authoriseConsortium } from '../../access/authorise';
import type { CompanyScope, ConsortiumScope, Context } from '../../access/context';
import { scopeOfJob, scopeOfNewCompany } from '../../access/job-scope';
import { countTry, PER_INVITER } from '../../access/limiter';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { parseInput } from '../../input';
import { lockCompany } from '../../repositories/companies';
import { endConsortiumCompany, listConsortiumCompanies } from '../../repositories/consortia';
import { deleteInvitation, listInvitations } from '../../repositories/invitations';
import { listMembers } from '../../repositories/memberships';
import { read, type ReadTx, type WriteTx, write } from '../../repositories/transaction';
import { email } from '../account-input';
import { addCompany, existingCompany } from '../companies';
import { newCompany, optional } from '../company-input';
import { recordDeed } from '../records/deeds';
import type { CompanyView } from '../views';
import type { NewInvitationView } from './views';
import { existingConsortium, joinAsCompany } from './consortia';
import { mailInvitation } from './invitation-mail';
import { addInvitation } from './invitations';

/** A new company of the consortium, still without anybody in it. */
export async function createCompanyIn(
	context: Context,
	consortiumId: string,
	input: unknown
): Promise<CompanyView> {
	const consortium = authoriseConsortium(context, 'consortium_company', 'create', consortiumId);
	const company = parseInput(newCompany, input);
	const scope = scopeOfNewCompany(consortium);
	return write(getServer().database, scope, async (tx) => {
		await found(scope, tx, { consortiumId, company });
		return existingCompany(scope, tx);
	});
}

/** For the page from which a company is invited. */
export async function getInvitingConsortium(
	context: Context,
	consortiumId: string
): Promise<{ id: string; name: string }> {
	const scope = authoriseConsortium(context, 'consortium_company', 'create', consortiumId);
	const found = await read(getServer().database, scope, (tx) => existingConsortium(scope, tx));
	return { id: consortiumId, name: found.name };
}

const invited = newCompany.extend({ email: optional(email) });

/** A new company, and the link by which its first administrator comes in. */
export async function inviteCompany(
	context: Context,
	consortiumId: string,
	input: unknown
): Promise<NewInvitationView> {
	const consortium = authoriseConsortium(context, 'consortium_company', 'create', consortiumId);
	const { email: address, ...company } = parseInput(invited, input);
	const { database } = getServer();
	const { userId } = consortium;
	await countTry(database, PER_INVITER, { subject: userId, now: Date.now() });
	const scope = scopeOfNewCompany(consortium);
	return write(database, scope, async (tx) => {
		await found(scope, tx, { consortiumId, company });
		const made = await inviteFirstAdmin(scope, tx, address);
		await mailInvitation(tx, made, company.name);
		return made;
	});
}

const again = z.strictObject({ email: optional(email) });

/**
 * A new link for a company that nobody manages yet; the one before opens nothing any more. Who
 * has an administrator invites its people itself.
 */
export async function inviteCompanyAgain(
	context: Context,
	consortiumId: string,
	{ companyId, ...input }: { companyId: string } & Record<string, unknown>
): Promise<NewInvitationView> {
	const consortium = authoriseConsortium(context, 'consortium_company', 'create', consortiumId);
	const { email: address } = parseInput(again, input);
	const { database } = getServer();
	const { userId } = consortium;
	await countTry(database, PER_INVITER, { subject: userId, now: Date.now() });
	const scope = scopeOfJob({ companyId, userId });
	return write(database, scope, async (tx) => {
		await assertPresent(consortium, tx, companyId);
		await lockCompany(scope, tx);
		await withdrawOpen(scope, tx);
		const { name } = await existingCompany(scope, tx);
		const made = await inviteFirstAdmin(scope, tx, address);
		await mailInvitation(tx, made, name);
		return made;
	});
}

/** Refused where somebody manages the company already. */
async function withdrawOpen(scope: CompanyScope, tx: WriteTx): Promise<void> {
	const members = await listMembers(scope, tx);
	if (members.some(({ role }) => role === 'company_admin'))
		throw new Conflict('consortium.company_has_admin');
	for (const open of await listInvitations(scope, tx, Date.now()))
		if (open.role === 'company_admin') await deleteInvitation(scope, tx, open.invitationId);
}

async function inviteFirstAdmin(
	scope: CompanyScope,
	tx: WriteTx,
	address: string | null
): Promise<NewInvitationView> {
	const wanted = { role: 'company_admin', email: address, terms: null } as const;
	const made = await addInvitation(scope, tx, { ...wanted, invitedBy: scope.userId });
	const { id: invitationId, role } = made;
	await recordDeed(scope, tx, { event: 'invitation.create', invitationId, role });
	return made;
}

/** A company of another consortium, or of none, is like one that is not there. */
async function assertPresent(
	consortium: ConsortiumScope,
	tx: ReadTx,
	companyId: string
): Promise<void> {
	const present = await listConsortiumCompanies(consortium, tx, todayInJapan(Date.now()));
	if (!present.some((one) => one.companyId === companyId)) throw new NotFound('not_found');
}

/** Out of the consortium from today; the company itself and its data stay its own. */
export async function removeCompany(
	context: Context,
	consortiumId: string,
	companyId: string
): Promise<void> {
	const consortium = authoriseConsortium(context, 'consortium_company', 'delete', consortiumId);
	const scope = scopeOfJob({ companyId, userId: consortium.userId });
	await write(getServer().database, scope, async (tx) => {
		const left = { companyId, leftDay: todayInJapan(Date.now()) };
		if (!(await endConsortiumCompany(consortium, tx, left))) throw new NotFound('not_found');
		await recordDeed(scope, tx, { event: 'consortium.leave', consortiumId });
	});
}

async function found(
	scope: CompanyScope,
	tx: WriteTx,
	{ consortiumId, company }: { consortiumId: string; company: z.output<typeof newCompany> }
): Promise<void> {
	await addCompany(scope, tx, { ...company, now: Date.now() });
	await joinAsCompany(scope, tx, consortiumId);
}
