import { fromRow, type Row, toRow } from './row';
import type { ReadTx, WriteTx } from './transaction';
import type { User } from './users';

export type ApiToken = Row<'api_token'>;

export async function createApiToken(tx: WriteTx, token: ApiToken): Promise<void> {
	await tx.query.insertInto('api_token').values(toRow<'api_token'>(token)).execute();
}

/** A token that has not run out, of a person who is not disabled. */
export async function findApiToken(
	tx: ReadTx,
	tokenHash: string,
	now: number
): Promise<{ token: ApiToken; user: Pick<User, 'email' | 'name' | 'operatorSince'> } | null> {
	const row = await tx.query
		.selectFrom('api_token as t')
		.innerJoin('user_account as u', 'u.user_id', 't.user_id')
		.selectAll('t')
		.select(['u.email', 'u.name as user_name', 'u.operator_since'])
		.where('t.token_hash', '=', tokenHash)
		.where('t.expires_at', '>', now)
		.where('u.disabled_at', 'is', null)
		.executeTakeFirst();
	if (!row) return null;
	const { email, user_name: name, operator_since: operatorSince, ...token } = row;
	return { token: fromRow(token), user: { email, name, operatorSince } };
}

export async function touchApiToken(
	tx: WriteTx,
	tokenHash: string,
	lastUsedAt: number
): Promise<void> {
	await tx.query
		.updateTable('api_token')
		.set({ last_used_at: lastUsedAt })
		.where('token_hash', '=', tokenHash)
		.execute();
}

export async function listApiTokensOf(tx: ReadTx, userId: string): Promise<ApiToken[]> {
	const rows = await tx.query
		.selectFrom('api_token')
		.selectAll()
		.where('user_id', '=', userId)
		.orderBy('created_at', 'desc')
		.execute();
	return rows.map(fromRow);
}

/** A person revokes only tokens of their own; says whether there was one. */
export async function deleteApiToken(
	tx: WriteTx,
	userId: string,
	tokenId: string
): Promise<boolean> {
	const { numDeletedRows } = await tx.query
		.deleteFrom('api_token')
		.where('user_id', '=', userId)
		.where('token_id', '=', tokenId)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}
