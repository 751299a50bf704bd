import { sql } from 'kysely';
import type { ReadTx, WriteTx } from './transaction';

/** Points used up under a key, and the instant at which they are forgotten. */
export interface Attempts {
	points: number;
	expiresAt: number;
}

/**
 * Counts one attempt in a window that opens with the first: one statement, so that parallel
 * processes never miss one.
 */
export async function hit(
	tx: WriteTx,
	key: string,
	{ windowMs, now }: { windowMs: number; now: number }
): Promise<Attempts> {
	const expire = now + windowMs;
	const over = sql`attempt.expire <= ${now}`;
	const row = await tx.query
		.insertInto('attempt')
		.values({ key, points: 1, expire })
		.onConflict((conflict) =>
			conflict.column('key').doUpdateSet({
				points: sql<number>`case when ${over} then 1 else attempt.points + 1 end`,
				expire: sql<number>`case when ${over} then excluded.expire else attempt.expire end`
			})
		)
		.returning(['points', 'expire'])
		.executeTakeFirstOrThrow();
	return { points: row.points, expiresAt: row.expire ?? expire };
}

export async function attemptsOf(tx: ReadTx, key: string, now: number): Promise<Attempts> {
	const row = await tx.query
		.selectFrom('attempt')
		.select(['points', 'expire'])
		.where('key', '=', key)
		.where('expire', '>', now)
		.executeTakeFirst();
	return { points: row?.points ?? 0, expiresAt: row?.expire ?? now };
}

/** An attempt that turned out well does not count; never below nothing. */
export async function giveBack(tx: WriteTx, key: string): Promise<void> {
	await tx.query
		.updateTable('attempt')
		.set(({ eb }) => ({ points: eb('points', '-', 1) }))
		.where('key', '=', key)
		.where('points', '>', 0)
		.execute();
}

export async function clearAttempts(tx: WriteTx, key: string): Promise<void> {
	await tx.query.deleteFrom('attempt').where('key', '=', key).execute();
}

export async function deleteExpiredAttempts(tx: WriteTx, now: number): Promise<void> {
	await tx.query.deleteFrom('attempt').where('expire', '<=', now).execute();
}
