import { openDatabase, type OpenOptions } from '$lib/server/db/open-database';
import { bumpDataVersion, lockCompany } from '$lib/server/repositories/companies';
import { write } from '$lib/server/repositories/transaction';
import { companyScope } from '../engines';

interface Work {
	options: OpenOptions;
	companyId: string;
	times: number;
}

/** Counts the company's version up, one transaction each; answers the versions it drew. */
export default async function ({ options, companyId, times }: Work): Promise<number[]> {
	const database = await openDatabase(options);
	const scope = companyScope(companyId);
	const drawn: number[] = [];
	while (drawn.length < times)
		drawn.push(
			await write(database, scope, async (tx) => {
				await lockCompany(scope, tx);
				return bumpDataVersion(scope, tx);
			})
		);
	await database.close();
	return drawn;
}
