import { fromRow, type Row, toRow } from './row';
import type { ReadTx, WriteTx } from './transaction';

export type Passkey = Row<'passkey'>;

export async function createPasskey(tx: WriteTx, passkey: Passkey): Promise<void> {
	await tx.query.insertInto('passkey').values(toRow<'passkey'>(passkey)).execute();
}

/** In the order of their making. */
export async function listPasskeysOf(tx: ReadTx, userId: string): Promise<Passkey[]> {
	const rows = await tx.query
		.selectFrom('passkey')
		.selectAll()
		.where('user_id', '=', userId)
		.orderBy('created_at')
		.execute();
	return rows.map(fromRow);
}

export async function findPasskey(tx: ReadTx, credentialId: string): Promise<Passkey | null> {
	const row = await tx.query
		.selectFrom('passkey')
		.selectAll()
		.where('credential_id', '=', credentialId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Compare and set: a copy of the key that signs with an old counter is refused. */
export async function usePasskey(
	tx: WriteTx,
	{ credentialId, counter: before }: Passkey,
	{ counter, now }: { counter: number; now: number }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('passkey')
		.set({ counter, last_used_at: now })
		.where('credential_id', '=', credentialId)
		.where('counter', '=', before)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** A person deletes only keys of their own; says whether there was one. */
export async function deletePasskey(
	tx: WriteTx,
	userId: string,
	credentialId: string
): Promise<boolean> {
	const { numDeletedRows } = await tx.query
		.deleteFrom('passkey')
		.where('user_id', '=', userId)
		.where('credential_id', '=', credentialId)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

export async function deletePasskeysOf(tx: WriteTx, userId: string): Promise<void> {
	await tx.query.deleteFrom('passkey').where('user_id', '=', userId).execute();
}
