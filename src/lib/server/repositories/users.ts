import { fromRow, type Row, toRow } from './row';
import type { ReadTx, WriteTx } from './transaction';

export type User = Row<'user_account'>;

export async function createUser(tx: WriteTx, user: User): Promise<void> {
	await tx.query.insertInto('user_account').values(toRow<'user_account'>(user)).execute();
}

export async function findUserById(tx: ReadTx, userId: string): Promise<User | null> {
	const row = await tx.query
		.selectFrom('user_account')
		.selectAll()
		.where('user_id', '=', userId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Names of people by id; who has no account is left out. */
export async function listUserNames(
	tx: ReadTx,
	userIds: readonly string[]
): Promise<Map<string, string>> {
	if (userIds.length === 0) return new Map();
	const rows = await tx.query
		.selectFrom('user_account')
		.select(['user_id', 'name'])
		.where('user_id', 'in', [...new Set(userIds)])
		.execute();
	return new Map(rows.map(({ user_id, name }) => [user_id, name]));
}

/** `emailKey`: trimmed, NFKC, lower case. */
export async function findUserByEmailKey(tx: ReadTx, emailKey: string): Promise<User | null> {
	const row = await tx.query
		.selectFrom('user_account')
		.selectAll()
		.where('email_key', '=', emailKey)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function countUsers(tx: ReadTx): Promise<number> {
	const { count } = await tx.query
		.selectFrom('user_account')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

export async function setPasswordHash(
	tx: WriteTx,
	userId: string,
	passwordHash: string
): Promise<void> {
	await tx.query
		.updateTable('user_account')
		.set({ password_hash: passwordHash })
		.where('user_id', '=', userId)
		.execute();
}

export async function setName(tx: WriteTx, userId: string, name: string): Promise<void> {
	await tx.query.updateTable('user_account').set({ name }).where('user_id', '=', userId).execute();
}

export async function setEmail(
	tx: WriteTx,
	userId: string,
	{ email, emailKey }: Pick<User, 'email' | 'emailKey'>
): Promise<void> {
	await tx.query
		.updateTable('user_account')
		.set({ email, email_key: emailKey })
		.where('user_id', '=', userId)
		.execute();
}

export async function makeOperator(tx: WriteTx, userId: string, since: number): Promise<void> {
	await tx.query
		.updateTable('user_account')
		.set({ operator_since: since })
		.where('user_id', '=', userId)
		.execute();
}

/**
 * Changes of one account, and new sessions of it, one after the other: whoever waits here sees
 * what the other did. SQLite has one writer at a time anyway.
 */
export async function lockUser(tx: WriteTx, userId: string): Promise<User | null> {
	const wanted = tx.query.selectFrom('user_account').selectAll().where('user_id', '=', userId);
	const row = await (tx.engine === 'sqlite' ? wanted : wanted.forUpdate()).executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function enableUser(tx: WriteTx, userId: string): Promise<void> {
	await tx.query
		.updateTable('user_account')
		.set({ disabled_at: null })
		.where('user_id', '=', userId)
		.execute();
}

/** Also ends all that is under way: whoever is disabled is out with the next request. */
export async function disableUser(tx: WriteTx, userId: string, at: number): Promise<void> {
	await tx.query
		.updateTable('user_account')
		.set({ disabled_at: at })
		.where('user_id', '=', userId)
		.where('disabled_at', 'is', null)
		.execute();
	for (const table of ['session', 'half_session', 'one_time_link'] as const)
		await tx.query.deleteFrom(table).where('user_id', '=', userId).execute();
}
