import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorise } from '../access/authorise';
import type { Context } from '../access/context';
import { emailKey } from '../access/email';
import { hashPassword } from '../access/password';
import { getServer } from '../app';
import { Conflict, NotFound } from '../errors';
import { parseInput } from '../input';
import { type WriteTx, write } from '../repositories/transaction';
import {
	createUser as insertUser,
	disableUser as disable,
	enableUser as enable,
	findUserByEmailKey,
	lockUser
} from '../repositories/users';
import { assertGoodPassword, email, personName, typedPassword } from './account-input';
import { recordServerDeed } from './records/deeds';

const newUser = z.strictObject({
	email,
	name: personName,
	password: typedPassword,
	operator: z.enum(['yes', 'no']).default('no')
});

/** An account with a password of its own; who may use it for what is decided by memberships. */
export async function createUser(context: Context, input: unknown): Promise<{ id: string }> {
	authorise(context, 'user', 'create');
	const person = parseInput(newUser, input);
	assertGoodPassword(person.password, [person.email, person.name]);
	const passwordHash = await hashPassword(person.password);
	const { database } = getServer();
	return write(database, 'identity', async (tx) => {
		const made = await addUser(tx, { ...person, passwordHash, now: Date.now() });
		await recordServerDeed(tx, context.principal, { event: 'user.create', userId: made.id });
		return made;
	});
}

export interface NewUser {
	id?: string;
	email: string;
	name: string;
	/** null: nobody can sign in yet. */
	passwordHash: string | null;
	operator: 'yes' | 'no';
	now: number;
}

/** Within the caller's transaction, which has checked who may. */
export async function addUser(tx: WriteTx, user: NewUser): Promise<{ id: string }> {
	const key = emailKey(user.email);
	if (await findUserByEmailKey(tx, key)) throw new Conflict('user.exists');
	const { id = randomUUID() } = user;
	await insertUser(tx, {
		userId: id,
		email: user.email,
		emailKey: key,
		name: user.name,
		passwordHash: user.passwordHash,
		operatorSince: user.operator === 'yes' ? user.now : null,
		disabledAt: null,
		createdAt: user.now
	});
	return { id };
}

/** Out with the next request: all under way ends in the same transaction, tokens ask for the account. */
export async function disableUser(context: Context, userId: string): Promise<void> {
	authorise(context, 'user', 'update');
	if (context.principal?.userId === userId) throw new Conflict('user.own_account');
	await write(getServer().database, 'identity', async (tx) => {
		if (!(await lockUser(tx, userId))) throw new NotFound('not_found');
		await disable(tx, userId, Date.now());
		await recordServerDeed(tx, context.principal, { event: 'user.disable', userId });
	});
}

/** With the password and the factors that were there; every session begins anew. */
export async function enableUser(context: Context, userId: string): Promise<void> {
	authorise(context, 'user', 'update');
	await write(getServer().database, 'identity', async (tx) => {
		if (!(await lockUser(tx, userId))) throw new NotFound('not_found');
		await enable(tx, userId);
		await recordServerDeed(tx, context.principal, { event: 'user.enable', userId });
	});
}
