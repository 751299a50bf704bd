import { fromRow, type Row, toRow } from './row';
import type { ReadTx, WriteTx } from './transaction';
import type { User } from './users';

export type Session = Row<'session'>;

export async function createSession(tx: WriteTx, session: Session): Promise<void> {
	await tx.query.insertInto('session').values(toRow<'session'>(session)).execute();
}

/**
 * The one look-up of every request: a session that has not run out, of a person who is not
 * disabled. How long it may idle is the caller's rule.
 */
export async function findSession(
	tx: ReadTx,
	tokenHash: string,
	now: number
): Promise<{ session: Session; user: Omit<User, 'passwordHash'> } | null> {
	const row = await tx.query
		.selectFrom('session as s')
		.innerJoin('user_account as u', 'u.user_id', 's.user_id')
		.selectAll('s')
		.select(['u.email', 'u.email_key', 'u.name', 'u.operator_since', 'u.disabled_at'])
		.select('u.created_at as user_created_at')
		.where('s.token_hash', '=', tokenHash)
		.where('s.expires_at', '>', now)
		.where('u.disabled_at', 'is', null)
		.executeTakeFirst();
	if (!row) return null;
	const { email, email_key, name, operator_since, disabled_at, user_created_at, ...session } = row;
	const user = { user_id: session.user_id, email, email_key, name, operator_since, disabled_at };
	return {
		session: fromRow(session),
		user: fromRow({ ...user, created_at: user_created_at })
	};
}

export async function touchSession(
	tx: WriteTx,
	tokenHash: string,
	lastSeenAt: number
): Promise<void> {
	await tx.query
		.updateTable('session')
		.set({ last_seen_at: lastSeenAt })
		.where('token_hash', '=', tokenHash)
		.execute();
}

export async function deleteSession(tx: WriteTx, tokenHash: string): Promise<boolean> {
	const { numDeletedRows } = await tx.query
		.deleteFrom('session')
		.where('token_hash', '=', tokenHash)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

/** All of a person's sessions, but for the one kept. */
export async function deleteSessionsOf(
	tx: WriteTx,
	userId: string,
	keptTokenHash: string | null = null
): Promise<void> {
	let query = tx.query.deleteFrom('session').where('user_id', '=', userId);
	if (keptTokenHash !== null) query = query.where('token_hash', '!=', keptTokenHash);
	await query.execute();
}

export async function deleteExpiredSessions(tx: WriteTx, now: number): Promise<void> {
	await tx.query.deleteFrom('session').where('expires_at', '<=', now).execute();
}

/** Whoever gives up the last second factor has passed none any more, tokens included. */
export async function reopenSecondFactor(tx: WriteTx, userId: string): Promise<void> {
	for (const table of ['session', 'api_token'] as const)
		await tx.query
			.updateTable(table)
			.set({ second_factor_at: null })
			.where('user_id', '=', userId)
			.execute();
}

/** Newest first. */
export async function listSessionsOf(tx: ReadTx, userId: string): Promise<Session[]> {
	const rows = await tx.query
		.selectFrom('session')
		.selectAll()
		.where('user_id', '=', userId)
		.orderBy('last_seen_at', 'desc')
		.execute();
	return rows.map(fromRow);
}
