import { migrate } from '$lib/server/db/migrate';
import { openDatabase } from '$lib/server/db/open-database';
import { findCompany } from '$lib/server/repositories/companies';
import { read, write } from '$lib/server/repositories/transaction';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFoundry } from './a-company';
import { companyScope, engines } from './engines';
import { runInProcess } from './processes/run-in-process';

describe.each(engines)('$name', ({ createPlace }) => {
	test('two processes that write at once are never refused and lose no write', async () => {
		const { options, remove } = await createPlace();
		const database = await openDatabase(options);
		onTestFinished(() => database.close().then(remove));
		await migrate(database);
		const scope = companyScope('c1');
		await write(database, scope, (tx) => createFoundry(scope, tx));
		const work = { options, companyId: 'c1', times: 150 };
		const drawn = await Promise.all([1, 2].map(() => runInProcess<number[]>('write-often', work)));
		const versions = drawn.flat().sort((a, b) => a - b);
		expect(versions).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
		const company = await read(database, scope, (tx) => findCompany(scope, tx));
		expect(company?.dataVersion).toBe(300);
	});
});
