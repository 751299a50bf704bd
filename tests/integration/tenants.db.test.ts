import type { Database } from '$lib/server/db/database';
import { migrate } from '$lib/server/db/migrate';
import { openDatabase } from '$lib/server/db/open-database';
import { log } from '$lib/server/log';
import { listAllCompanyIds, listCompanies } from '$lib/server/repositories/companies';
import { read, type Scope, write } from '$lib/server/repositories/transaction';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type AnyQuery, anyRow, fillEveryTable } from './any-rows';
import { companyScope, directoryScope, engines, onServer, serverUrl } from './engines';
import { OF_NO_TENANT, tenantTables } from './schema-file';

const A = companyScope('company-a');
const B = companyScope('company-b');
const TABLES = tenantTables();

async function fillBothCompanies(database: Database): Promise<void> {
	for (const scope of [A, B]) await fillEveryTable(database, scope);
}

/** A query that forgot its tenant. */
async function companiesSeen(database: Database, scope: Scope, table: string): Promise<string[]> {
	return read(database, scope, async (tx) => {
		const query = tx.query as unknown as AnyQuery;
		const rows = await query.selectFrom(table).select('company_id').execute();
		return rows.map((row) => row.company_id as string).sort();
	});
}

const openFreshWith = (name: string) => engines.find((engine) => engine.name === name)?.openFresh;

describe.each(engines)('$name', ({ openFresh }) => {
	let database: Database;
	beforeAll(async () => {
		database = await openFresh();
		await fillBothCompanies(database);
	});
	afterAll(() => database.close());

	test('a list of companies holds those of the person, in pages', async () => {
		const both = directoryScope(['company-a', 'company-b', 'company-none']);
		const list = (after: string | null, limit: number) =>
			read(database, both, (tx) => listCompanies(both, tx, { after, limit }));
		expect((await list(null, 10)).map((one) => one.companyId)).toEqual(['company-a', 'company-b']);
		expect((await list(null, 1)).map((one) => one.companyId)).toEqual(['company-a']);
		expect((await list('company-a', 1)).map((one) => one.companyId)).toEqual(['company-b']);
		const nobody = directoryScope([]);
		expect(
			await read(database, nobody, (tx) => listCompanies(nobody, tx, { after: null, limit: 9 }))
		).toEqual([]);
	});

	test('the command line can ask which companies there are', async () => {
		const scope = { allCompanies: 'test' };
		const ids = await read(database, scope, (tx) => listAllCompanyIds(scope, tx));
		expect(ids).toEqual(['company-a', 'company-b']);
	});

	test('a transaction that only reads cannot write', async () => {
		const writing = read(database, A, async (tx) => {
			const query = tx.query as unknown as AnyQuery;
			await query.updateTable('company').set({ name: 'y' }).execute();
		});
		await expect(writing).rejects.toThrow(/read-?only/);
	});
});

describe.runIf(openFreshWith('postgresql'))('row-level security', () => {
	let database: Database;
	beforeAll(async () => {
		database = await openFreshWith('postgresql')!();
		await fillBothCompanies(database);
	});
	afterAll(() => database.close());

	async function ask<T>(query: ReturnType<typeof sql<T>>): Promise<T[]> {
		return (await query.execute(database.writer)).rows;
	}

	test('the login of the tests is neither superuser nor exempt', async () => {
		const rows = await ask(sql<object>`
			select rolsuper, rolbypassrls from pg_roles where rolname = current_user`);
		expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
	});

	describe.each(TABLES)('%s', (table) => {
		test('a query without a tenant finds the rows of its transaction alone', async () => {
			expect(await companiesSeen(database, A, table)).toEqual(['company-a']);
			expect(await companiesSeen(database, B, table)).toEqual(['company-b']);
			const both = directoryScope(['company-a', 'company-b']);
			expect(await companiesSeen(database, both, table)).toEqual(['company-a', 'company-b']);
		});

		test('without a company it finds nothing', async () => {
			expect(await companiesSeen(database, 'identity', table)).toEqual([]);
			const all = await companiesSeen(database, { allCompanies: 'test' }, table);
			expect(all).toEqual(table === 'company' ? ['company-a', 'company-b'] : []);
		});

		test('the owner is held too, and another connection starts with nothing', async () => {
			expect(await ask(sql`select * from ${sql.table(table)}`)).toEqual([]);
		});

		test('rows of another company can neither be added nor changed nor removed', async () => {
			const inA = <T>(work: (query: AnyQuery) => Promise<T>) =>
				write(database, A, (tx) => work(tx.query as unknown as AnyQuery));
			const foreign = { ...anyRow(table), company_id: 'company-b' };
			const adding = inA((query) => query.insertInto(table).values(foreign).execute());
			await expect(adding).rejects.toThrow('row-level security');
			const changed = await inA((query) =>
				query
					.updateTable(table)
					.set({ company_id: 'company-b' })
					.where('company_id', '=', 'company-b')
					.executeTakeFirst()
			);
			expect(changed.numUpdatedRows).toBe(0n);
			const removed = await inA((query) =>
				query.deleteFrom(table).where('company_id', '=', 'company-b').executeTakeFirst()
			);
			expect(removed.numDeletedRows).toBe(0n);
		});
	});

	test('requests run as a role that owns nothing and is exempt from nothing', async () => {
		const role = await read(database, A, async (tx) => {
			const { rows } = await sql<object>`
				select current_user::text as name, rolsuper, rolbypassrls, rolcanlogin,
					(select count(*) from pg_class where relowner = r.oid) as owned
				from pg_roles r where rolname = current_user`.execute(tx.query as unknown as AnyQuery);
			return rows[0];
		});
		expect(role).toEqual({
			name: 'mieruka_app',
			rolsuper: false,
			rolbypassrls: false,
			rolcanlogin: false,
			owned: 0
		});
	});

	test.each(['migration', 'load_day_p0', 'load_day_p7'])(
		'requests cannot reach %s',
		async (table) => {
			const reaching = read(database, A, (tx) =>
				(tx.query as unknown as AnyQuery).selectFrom(table).selectAll().execute()
			);
			await expect(reaching).rejects.toThrow('permission denied');
		}
	);

	test('every table and partition with a company is under forced row-level security', async () => {
		const rows = await ask(sql<{ name: string }>`
			select c.relname as name from pg_class c
			join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
			where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
				and not (c.relrowsecurity and c.relforcerowsecurity)`);
		expect(rows.map(({ name }) => name).sort()).toEqual([...OF_NO_TENANT].sort());
	});

	test('readings are spread over eight partitions by company', async () => {
		const rows = await ask(sql<object>`
			select pg_get_partkeydef('load_day'::regclass) as key,
				(select count(*) from pg_inherits where inhparent = 'load_day'::regclass) as parts`);
		expect(rows).toEqual([{ key: 'HASH (company_id)', parts: 8 }]);
	});

	test('a login that may not create roles is warned, and still walled off', async () => {
		const restricted = await openAsRestrictedLogin();
		const warn = vi.spyOn(log, 'warn').mockImplementation(() => {});
		onTestFinished(() => warn.mockRestore());
		await migrate(restricted);
		expect(String(warn.mock.calls[0]?.[1])).toContain('GRANT mieruka_app TO');
		await fillBothCompanies(restricted);
		for (const table of TABLES)
			expect(await companiesSeen(restricted, A, table)).toEqual(['company-a']);
	});
});

async function openAsRestrictedLogin(): Promise<Database> {
	const name = `restricted_${Math.random().toString(36).slice(2)}`;
	const url = new URL(serverUrl ?? '');
	Object.assign(url, { username: name, password: 'secret', pathname: name });
	await onServer(`create role ${name} login password 'secret' nocreaterole`);
	await onServer(`grant ${name} to current_user`);
	await onServer(`create database ${name} owner ${name}`);
	const database = await openDatabase({ databaseUrl: url.href });
	onTestFinished(async () => {
		await database.close();
		await onServer(`drop database ${name} with (force)`);
		await onServer(`drop role ${name}`);
	});
	return database;
}
