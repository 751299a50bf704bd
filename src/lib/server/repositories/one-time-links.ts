import { fromRow, type Row, toRow } from './row';
import type { ReadTx, WriteTx } from './transaction';

export type OneTimeLink = Row<'one_time_link'>;

export async function createOneTimeLink(
	tx: WriteTx,
	link: Omit<OneTimeLink, 'detail'> & { detail?: string | null }
): Promise<void> {
	const row = toRow<'one_time_link'>({ ...link, detail: link.detail ?? null });
	await tx.query.insertInto('one_time_link').values(row).execute();
}

export async function findOneTimeLink(
	tx: ReadTx,
	{ tokenHash, purpose, now }: { tokenHash: string; purpose: string; now: number }
): Promise<OneTimeLink | null> {
	const row = await tx.query
		.selectFrom('one_time_link')
		.selectAll()
		.where('token_hash', '=', tokenHash)
		.where('purpose', '=', purpose)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Used up by the deletion itself: of parallel uses one gets the row. */
export async function takeOneTimeLink(
	tx: WriteTx,
	{ tokenHash, purpose, now }: { tokenHash: string; purpose: string; now: number }
): Promise<OneTimeLink | null> {
	const row = await tx.query
		.deleteFrom('one_time_link')
		.where('token_hash', '=', tokenHash)
		.where('purpose', '=', purpose)
		.where('expires_at', '>', now)
		.returningAll()
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** All of a person's links of these purposes (of every purpose without). */
export async function deleteOneTimeLinksOf(
	tx: WriteTx,
	userId: string,
	purposes: readonly string[] | null = null
): Promise<void> {
	let query = tx.query.deleteFrom('one_time_link').where('user_id', '=', userId);
	if (purposes !== null) query = query.where('purpose', 'in', purposes);
	await query.execute();
}

export async function deleteExpiredOneTimeLinks(tx: WriteTx, now: number): Promise<void> {
	await tx.query.deleteFrom('one_time_link').where('expires_at', '<=', now).execute();
}

/** Earlier links of the purpose end when a new one is printed. */
export async function deleteOneTimeLinks(tx: WriteTx, purpose: string): Promise<void> {
	await tx.query.deleteFrom('one_time_link').where('purpose', '=', purpose).execute();
}
