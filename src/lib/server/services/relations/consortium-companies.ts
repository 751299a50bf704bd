import type { z } from 'zod';
import { todayInJapan } from '$lib/domain/time/day';
import { authoriseConsortium } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { scopeOfJob, scopeOfNewCompany } from '../../access/job-scope';
import { countTry, PER_INVITER } from '../../access/limiter';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { parseInput } from '../../input';
import { endConsortiumCompany } from '../../repositories/consortia';
import { type WriteTx, write } from '../../repositories/transaction';
import { email } from '../account-input';
import { addCompany, existingCompany } from '../companies';
import { newCompany, optional } from '../company-input';
import { recordDeed } from '../records/deeds';
import type { CompanyView } from '../views';
import type { NewInvitationView } from './views';
import { joinAsCompany } from './consortia';
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
	const made = await write(database, scope, async (tx) => {
		await found(scope, tx, { consortiumId, company });
		const wanted = { role: 'company_admin', email: address, terms: null } as const;
		return addInvitation(scope, tx, { ...wanted, invitedBy: userId });
	});
	mailInvitation(made, company.name);
	return made;
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
