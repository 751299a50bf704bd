import type { Database } from '$lib/server/db/database';
import { createCompany, findCompany } from '$lib/server/repositories/companies';
import { read, write } from '$lib/server/repositories/transaction';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyScope, engines } from './engines';

describe.each(engines)('$name', ({ openFresh }) => {
	let database: Database;
	beforeAll(async () => void (database = await openFresh()));
	afterAll(() => database.close());

	test('a company that was written is read back', async () => {
		const scope = companyScope('c1');
		await write(database, scope, (tx) =>
			createCompany(scope, tx, {
				name: '見本鋳造',
				industry: null,
				fiscalYearStartMonth: 4,
				taxDisplay: 'included',
				origin: 'real',
				createdAt: 1_790_000_000_000
			})
		);
		const company = await read(database, scope, (tx) => findCompany(scope, tx));
		expect(company).toEqual({
			companyId: 'c1',
			name: '見本鋳造',
			industry: null,
			fiscalYearStartMonth: 4,
			taxDisplay: 'included',
			origin: 'real',
			dataVersion: 0,
			createdAt: 1_790_000_000_000
		});
	});
});
