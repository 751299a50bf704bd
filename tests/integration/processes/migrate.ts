import { migrate } from '$lib/server/db/migrate';
import { openDatabase, type OpenOptions } from '$lib/server/db/open-database';

export default async function (options: OpenOptions): Promise<{ applied: string[] }> {
	const database = await openDatabase(options);
	try {
		return await migrate(database);
	} finally {
		await database.close();
	}
}
