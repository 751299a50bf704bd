import { fromRow, type Row, toRow } from './row';
import type { ReadTx, WriteTx } from './transaction';

export type TotpFactor = Row<'totp_factor'>;

export async function findTotpFactor(tx: ReadTx, userId: string): Promise<TotpFactor | null> {
	const row = await tx.query
		.selectFrom('totp_factor')
		.selectAll()
		.where('user_id', '=', userId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Whether signing in asks for more than the password. */
export async function hasSecondFactor(tx: ReadTx, userId: string): Promise<boolean> {
	const app = await tx.query
		.selectFrom('totp_factor')
		.select('user_id')
		.where('user_id', '=', userId)
		.where('confirmed_at', 'is not', null)
		.executeTakeFirst();
	if (app) return true;
	const key = await tx.query
		.selectFrom('passkey')
		.select('user_id')
		.where('user_id', '=', userId)
		.executeTakeFirst();
	return key !== undefined;
}

/** One that waits for its first code; a confirmed one is not replaced. Says whether it is there. */
export async function putOpenTotpFactor(
	tx: WriteTx,
	factor: Omit<TotpFactor, 'confirmedAt' | 'lastStep'>
): Promise<boolean> {
	const row = toRow<'totp_factor'>({ ...factor, confirmedAt: null, lastStep: 0 });
	const { numInsertedOrUpdatedRows } = await tx.query
		.insertInto('totp_factor')
		.values(row)
		.onConflict((conflict) =>
			conflict
				.column('user_id')
				.doUpdateSet({ sealed_secret: row.sealed_secret, created_at: row.created_at })
				.where('totp_factor.confirmed_at', 'is', null)
		)
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The first code of the secret that was shown; it does not work again at sign-in. */
export async function confirmTotpFactor(
	tx: WriteTx,
	{ userId, sealedSecret }: Pick<TotpFactor, 'userId' | 'sealedSecret'>,
	{ step, now }: { step: number; now: number }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('totp_factor')
		.set({ confirmed_at: now, last_step: step })
		.where('user_id', '=', userId)
		.where('sealed_secret', '=', sealedSecret)
		.where('confirmed_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Compare and set: of parallel uses of one code, one succeeds, and no older one after it. */
export async function useTotpStep(tx: WriteTx, userId: string, step: number): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('totp_factor')
		.set({ last_step: step })
		.where('user_id', '=', userId)
		.where('confirmed_at', 'is not', null)
		.where('last_step', '<', step)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** One that is in use; says whether there was one. */
export async function deleteTotpFactor(tx: WriteTx, userId: string): Promise<boolean> {
	const { numDeletedRows } = await tx.query
		.deleteFrom('totp_factor')
		.where('user_id', '=', userId)
		.where('confirmed_at', 'is not', null)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

/** The earlier ones end. */
export async function putRecoveryCodes(
	tx: WriteTx,
	userId: string,
	codeHashes: readonly string[]
): Promise<void> {
	await deleteRecoveryCodes(tx, userId);
	const rows = codeHashes.map((code_hash) => ({ user_id: userId, code_hash }));
	await tx.query.insertInto('recovery_code').values(rows).execute();
}

/** Used up by the deletion itself: of parallel uses one gets it. */
export async function takeRecoveryCode(
	tx: WriteTx,
	userId: string,
	codeHash: string
): Promise<boolean> {
	const row = await tx.query
		.deleteFrom('recovery_code')
		.where('user_id', '=', userId)
		.where('code_hash', '=', codeHash)
		.returning('user_id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function countRecoveryCodes(tx: ReadTx, userId: string): Promise<number> {
	const { count } = await tx.query
		.selectFrom('recovery_code')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('user_id', '=', userId)
		.executeTakeFirstOrThrow();
	return Number(count);
}

export async function deleteRecoveryCodes(tx: WriteTx, userId: string): Promise<void> {
	await tx.query.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
}

/** The app, in use or not, and the codes beside it. */
export async function deleteFactorsOf(tx: WriteTx, userId: string): Promise<void> {
	await tx.query.deleteFrom('totp_factor').where('user_id', '=', userId).execute();
	await deleteRecoveryCodes(tx, userId);
}
