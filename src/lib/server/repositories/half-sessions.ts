import { fromRow, type Row, toRow } from './row';
import type { ReadTx, WriteTx } from './transaction';

export type HalfSession = Row<'half_session'>;

interface Asked {
	tokenHash: string;
	now: number;
	maxTries: number;
}

export async function createHalfSession(tx: WriteTx, half: HalfSession): Promise<void> {
	await tx.query.insertInto('half_session').values(toRow<'half_session'>(half)).execute();
}

/** One that has neither run out nor been tried too often, of a person who is not disabled. */
export async function findHalfSession(
	tx: ReadTx,
	{ tokenHash, now, maxTries }: Asked
): Promise<HalfSession | null> {
	const row = await tx.query
		.selectFrom('half_session as h')
		.innerJoin('user_account as u', 'u.user_id', 'h.user_id')
		.selectAll('h')
		.where('h.token_hash', '=', tokenHash)
		.where('h.expires_at', '>', now)
		.where('h.tries', '<', maxTries)
		.where('u.disabled_at', 'is', null)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** One statement, so that parallel tries never share one; says whether one was left. */
export async function tryHalfSession(
	tx: WriteTx,
	{ tokenHash, now, maxTries }: Asked
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('half_session')
		.set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
		.where('token_hash', '=', tokenHash)
		.where('expires_at', '>', now)
		.where('tries', '<', maxTries)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Says whether it was there: whoever deletes it has used it. */
export async function deleteHalfSession(tx: WriteTx, tokenHash: string): Promise<boolean> {
	const { numDeletedRows } = await tx.query
		.deleteFrom('half_session')
		.where('token_hash', '=', tokenHash)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

export async function deleteHalfSessionsOf(tx: WriteTx, userId: string): Promise<void> {
	await tx.query.deleteFrom('half_session').where('user_id', '=', userId).execute();
}

export async function deleteExpiredHalfSessions(tx: WriteTx, now: number): Promise<void> {
	await tx.query.deleteFrom('half_session').where('expires_at', '<=', now).execute();
}
