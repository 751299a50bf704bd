import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { todayInJapan } from '$lib/domain/time/day';
import { authorise, authoriseConsortium } from '../../access/authorise';
import type { ConsortiumScope, Context } from '../../access/context';
import { emailKey } from '../../access/email';
import { scopeOfConsortiumJob } from '../../access/job-scope';
import { isAwake } from '../../access/relations';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { parseInput } from '../../input';
import {
	addConsortiumCompany,
	createConsortium as insertConsortium,
	findConsortium,
	listAllConsortia,
	listConsortiaOf,
	listConsortiumMembers,
	putConsortiumMember,
	removeConsortiumMember,
	type ConsortiumPerson
} from '../../repositories/consortia';
import { deleteSessionsOf } from '../../repositories/sessions';
import {
	read,
	type CompanyScope,
	type ReadTx,
	type WriteTx,
	write
} from '../../repositories/transaction';
import { findUserByEmailKey } from '../../repositories/users';
import { email } from '../account-input';
import { name } from '../company-input';
import { recordDeed, recordServerDeed } from '../records/deeds';
import type { ConsortiumPersonView, ConsortiumView } from './views';

export const consortiumRole = z.enum(['coordinator', 'consortium_viewer']);

const newConsortium = z.strictObject({ name });
const newPerson = z.strictObject({ email, role: consortiumRole });

/** One's own, with the role in each; for the operator also the others, without a role. */
export async function listConsortia(context: Context): Promise<ConsortiumView[]> {
	authorise(context, 'consortium_list', 'read');
	const { principal } = context;
	if (!principal) return [];
	const seesAll = principal.via === 'command_line' || isOperator(principal);
	return read(getServer().database, 'identity', async (tx) => {
		const own = await listConsortiaOf(tx, principal.userId);
		const roleIn = new Map(own.map(({ consortiumId, role }) => [consortiumId, role]));
		const shown = seesAll ? await listAllConsortia(tx) : own;
		return shown.map(({ consortiumId, name }) => ({
			...{ id: consortiumId, name },
			role: roleOf(roleIn.get(consortiumId))
		}));
	});
}

const isOperator = (principal: NonNullable<Context['principal']>) =>
	principal.operator === 'yes' && isAwake(principal);

/** By the operator, who invites its first coordinator and then has no part in it. */
export async function createConsortium(context: Context, given: unknown): Promise<ConsortiumView> {
	authorise(context, 'consortium', 'create');
	const { name } = parseInput(newConsortium, given);
	const consortiumId = randomUUID();
	await write(getServer().database, 'identity', async (tx) => {
		await insertConsortium(tx, { consortiumId, name, createdAt: Date.now() });
		await recordServerDeed(tx, context.principal, { event: 'consortium.create', consortiumId });
	});
	return { id: consortiumId, name, role: null };
}

export async function getConsortium(context: Context, id: string): Promise<ConsortiumView> {
	const scope = authoriseConsortium(context, 'consortium', 'read', id);
	const { principal } = context;
	const found = await read(getServer().database, scope, (tx) => existingConsortium(scope, tx));
	const role = principal?.consortia.find((one) => one.consortiumId === id)?.role ?? null;
	return { id, name: found.name, role };
}

/** For the command line, which may name one that is not there. */
export async function existingConsortium(scope: ConsortiumScope, tx: ReadTx) {
	const found = await findConsortium(scope, tx);
	if (!found) throw new NotFound('not_found');
	return found;
}

/** Coordinators and viewers, in the order of joining. */
export async function listPeople(context: Context, id: string): Promise<ConsortiumPersonView[]> {
	const scope = authoriseConsortium(context, 'consortium_member', 'read', id);
	const rows = await read(getServer().database, scope, (tx) => listConsortiumMembers(scope, tx));
	return rows.map(personView);
}

/** From the command line, for an account that is there. People come by invitation. */
export async function addPerson(
	context: Context,
	id: string,
	given: unknown
): Promise<ConsortiumPersonView> {
	const scope = authoriseConsortium(context, 'consortium_member', 'create', id);
	const wanted = parseInput(newPerson, given);
	return write(getServer().database, scope, async (tx) => {
		await existingConsortium(scope, tx);
		const user = await findUserByEmailKey(tx, emailKey(wanted.email));
		if (!user || user.disabledAt !== null) throw new NotFound('user.not_found');
		await joinConsortium(scope, tx, { userId: user.userId, role: wanted.role });
		const people = await listConsortiumMembers(scope, tx);
		return personView(people.find(({ userId }) => userId === user.userId)!);
	});
}

/** Within the caller's transaction, which has checked who may. */
export async function joinConsortium(
	scope: ConsortiumScope,
	tx: WriteTx,
	{ userId, role }: { userId: string; role: z.output<typeof consortiumRole> }
): Promise<void> {
	const { consortiumId } = scope;
	await putConsortiumMember(scope, tx, { userId, role, createdAt: Date.now() });
	const event = 'consortium_member.join' as const;
	await recordServerDeed(tx, scope, { event, consortiumId, userId, role });
}

/** Out with the next request; the last coordinator stays. */
export async function removePerson(context: Context, id: string, userId: string): Promise<void> {
	const scope = authoriseConsortium(context, 'consortium_member', 'delete', id);
	await write(getServer().database, scope, async (tx) => {
		const people = await listConsortiumMembers(scope, tx);
		const others = people.filter((one) => one.userId !== userId && one.role === 'coordinator');
		if (others.length === 0) throw new Conflict('consortium.last_coordinator');
		if (!(await removeConsortiumMember(scope, tx, userId))) throw new NotFound('not_found');
		await deleteSessionsOf(tx, userId);
		const event = 'consortium_member.remove' as const;
		await recordServerDeed(tx, scope, { event, consortiumId: id, userId });
	});
}

/** A company joins today, within the caller's transaction, which has checked who may. */
export async function joinAsCompany(
	scope: CompanyScope,
	tx: WriteTx,
	consortiumId: string
): Promise<void> {
	const { companyId, userId } = scope;
	const consortium = scopeOfConsortiumJob({ consortiumId, userId });
	await existingConsortium(consortium, tx);
	const now = Date.now();
	const joining = { companyId, joinedDay: todayInJapan(now), createdAt: now };
	await addConsortiumCompany(consortium, tx, joining);
	await recordDeed(scope, tx, { event: 'consortium.join', consortiumId });
}

function roleOf(role: string | undefined): ConsortiumView['role'] {
	return role === 'coordinator' || role === 'consortium_viewer' ? role : null;
}

function personView({ userId, name, email, role, createdAt }: ConsortiumPerson) {
	return {
		...{ id: userId, name, email },
		role: role === 'coordinator' ? ('coordinator' as const) : ('consortium_viewer' as const),
		createdAt: new Date(createdAt).toISOString()
	};
}
