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

export async function makeOperator(tx: WriteTx, userId: string, since: number): Promise<void> {
	await tx.query
		.updateTable('user_account')
		.set({ operator_since: since })
		.where('user_id', '=', userId)
		.execute();
}

/** Also ends the person's sessions: whoever is disabled is out with the next request. */
export async function disableUser(tx: WriteTx, userId: string, at: number): Promise<void> {
	await tx.query
		.updateTable('user_account')
		.set({ disabled_at: at })
		.where('user_id', '=', userId)
		.where('disabled_at', 'is', null)
		.execute();
	await tx.query.deleteFrom('session').where('user_id', '=', userId).execute();
}
