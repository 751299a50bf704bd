import { z } from 'zod';
import { authoriseCompany } from '../access/authorise';
import type { CompanyScope, Context } from '../access/context';
import { emailKey } from '../access/email';
import { countTry, PER_INVITER } from '../access/limiter';
import { getServer } from '../app';
import { Conflict, Invalid, NotFound } from '../errors';
import { parseInput } from '../input';
import { lockCompany } from '../repositories/companies';
import {
	listMembers as selectMembers,
	type Member,
	putMember,
	removeMember as deleteMember
} from '../repositories/memberships';
import { deleteSessionsOf } from '../repositories/sessions';
import { read, type WriteTx, write } from '../repositories/transaction';
import { findUserByEmailKey } from '../repositories/users';
import { email } from './account-input';
import { existingCompany } from './companies';
import { recordDeed } from './records/deeds';
import type { MemberView } from './views';

const role = z.enum(['company_admin', 'company_member']);
const newMember = z.strictObject({ email, role: role.default('company_member') });
const memberChange = z.strictObject({ role });

/** Who belongs to the company, in the order of joining. */
export async function listMembers(context: Context, companyId: string): Promise<MemberView[]> {
	const scope = authoriseCompany(context, 'member', 'read', companyId);
	const members = await read(getServer().database, scope, (tx) => selectMembers(scope, tx));
	return members.map(viewOf);
}

/** Takes in a person who has an account on this server. */
export async function addMember(
	context: Context,
	companyId: string,
	input: unknown
): Promise<MemberView> {
	const scope = authoriseCompany(context, 'member', 'create', companyId);
	const wanted = parseInput(newMember, input);
	const { database } = getServer();
	const now = Date.now();
	if (context.principal?.via !== 'command_line')
		await countTry(database, PER_INVITER, { subject: scope.userId, now });
	return write(database, scope, async (tx) => {
		await existingCompany(scope, tx);
		const user = await findUserByEmailKey(tx, emailKey(wanted.email));
		if (!user || user.disabledAt !== null) throw new Invalid('member.no_account');
		const members = await selectMembers(scope, tx);
		if (members.some(({ userId }) => userId === user.userId)) throw new Conflict('member.exists');
		await putMember(scope, tx, { userId: user.userId, role: wanted.role, createdAt: now });
		const joined = { userId: user.userId, name: user.name, role: wanted.role };
		await recordDeed(scope, tx, { event: 'member.join', ...joined });
		return memberOf(scope, tx, user.userId);
	});
}

/** Another role: the person signs in again, so that no page goes on with the old one. */
export async function changeMember(
	context: Context,
	companyId: string,
	{ id, ...input }: { id: string; role: unknown }
): Promise<MemberView> {
	const scope = authoriseCompany(context, 'member', 'update', companyId);
	const { role } = parseInput(memberChange, input);
	return write(getServer().database, scope, async (tx) => {
		const member = await lockedMember(scope, tx, id);
		if (role !== 'company_admin') await assertOtherAdmin(scope, tx, id);
		await putMember(scope, tx, { userId: id, role, createdAt: member.createdAt });
		await recordDeed(scope, tx, { event: 'member.role', userId: id, name: member.name, role });
		await deleteSessionsOf(tx, id);
		return memberOf(scope, tx, id);
	});
}

/** Out of the company with the next request; the account itself stays. */
export async function removeMember(context: Context, companyId: string, id: string): Promise<void> {
	const scope = authoriseCompany(context, 'member', 'delete', companyId);
	await write(getServer().database, scope, async (tx) => {
		const { name } = await lockedMember(scope, tx, id);
		await assertOtherAdmin(scope, tx, id);
		await recordDeed(scope, tx, { event: 'member.remove', userId: id, name });
		await deleteMember(scope, tx, id);
		await deleteSessionsOf(tx, id);
	});
}

/** Two administrators who remove each other at once: the second finds the first one's work. */
async function lockedMember(scope: CompanyScope, tx: WriteTx, id: string): Promise<Member> {
	await lockCompany(scope, tx);
	const member = (await selectMembers(scope, tx)).find(({ userId }) => userId === id);
	if (!member) throw new NotFound('not_found');
	return member;
}

async function assertOtherAdmin(scope: CompanyScope, tx: WriteTx, id: string): Promise<void> {
	const members = await selectMembers(scope, tx);
	const others = members.filter(({ userId, role }) => userId !== id && role === 'company_admin');
	if (others.length === 0) throw new Conflict('member.last_admin');
}

async function memberOf(scope: CompanyScope, tx: WriteTx, id: string): Promise<MemberView> {
	const member = (await selectMembers(scope, tx)).find(({ userId }) => userId === id);
	if (!member) throw new NotFound('not_found');
	return viewOf(member);
}

function viewOf({ userId, name, email, role, createdAt }: Member): MemberView {
	return {
		id: userId,
		name,
		email,
		role: role === 'company_admin' ? 'company_admin' : 'company_member',
		createdAt: new Date(createdAt).toISOString()
	};
}
