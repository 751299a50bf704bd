import type { ReadTx, WriteTx } from './transaction';

export async function readSetting(tx: ReadTx, name: string): Promise<string | null> {
	const row = await tx.query
		.selectFrom('setting')
		.select('value')
		.where('name', '=', name)
		.executeTakeFirst();
	return row?.value ?? null;
}

export async function putSetting(tx: WriteTx, name: string, value: string): Promise<void> {
	await tx.query
		.insertInto('setting')
		.values({ name, value })
		.onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
		.execute();
}

/** For secrets made at the first start: of processes that start together, one decides. */
export async function settingOnce(tx: WriteTx, name: string, value: string): Promise<string> {
	await tx.query
		.insertInto('setting')
		.values({ name, value })
		.onConflict((conflict) => conflict.column('name').doNothing())
		.execute();
	return (await readSetting(tx, name)) ?? value;
}

/** Compare and set: of processes that change it at once, one does. */
export async function replaceSetting(
	tx: WriteTx,
	name: string,
	{ before, after }: { before: string; after: string }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('setting')
		.set({ value: after })
		.where('name', '=', name)
		.where('value', '=', before)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
