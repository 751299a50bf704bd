import { openDatabase, type OpenOptions } from '$lib/server/db/open-database';
import { write } from '$lib/server/repositories/transaction';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps the write lock for a while, as a long import would; creates `flag` when it has it. */
export default async function (work: { options: OpenOptions; flag: string; forMs: number }) {
	const database = await openDatabase(work.options);
	await write(database, 'identity', async (tx) => {
		await tx.query.insertInto('setting').values({ name: 'held', value: 'yes' }).execute();
		writeFileSync(work.flag, '');
		await sleep(work.forMs);
	});
	await database.close();
}
