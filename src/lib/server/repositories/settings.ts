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
