import type { Database } from '$lib/server/db/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from './engines';
import { declaredTables, type DeclaredTables, tenantTables } from './schema-file';

const KINDS: Record<string, 'text' | 'number' | 'bytes'> = {
	text: 'text',
	integer: 'number',
	int4: 'number',
	int8: 'number',
	real: 'number',
	float8: 'number',
	blob: 'bytes',
	bytea: 'bytes'
};

/** Tables that are no part of the schema: the migrations' own, and partitions. */
const APART = /^migration$|^load_day_p\d$/;

async function existingTables({ writer }: Database): Promise<DeclaredTables> {
	const tables: DeclaredTables = {};
	for (const { name, columns } of await writer.introspection.getTables())
		if (!APART.test(name))
			tables[name] = Object.fromEntries(
				columns.map((column) => [
					column.name,
					{ kind: KINDS[column.dataType.toLowerCase()]!, nullable: column.isNullable }
				])
			);
	return tables;
}

/** Columns of the primary key, in its order. */
async function keyOf({ engine, writer }: Database, table: string): Promise<string[]> {
	const { rows } =
		engine === 'sqlite'
			? await sql<{ name: string }>`
				select name from pragma_table_info(${table}) where pk > 0 order by pk`.execute(writer)
			: await sql<{ name: string }>`
				select a.attname as name from pg_index i, unnest(i.indkey) with ordinality k (attnum, at)
				join pg_attribute a on a.attnum = k.attnum
				where i.indrelid = ${table}::regclass and a.attrelid = i.indrelid and i.indisprimary
				order by k.at`.execute(writer);
	return rows.map(({ name }) => name);
}

describe.each(engines)('$name', ({ openFresh }) => {
	let database: Database;
	beforeAll(async () => void (database = await openFresh()));
	afterAll(() => database.close());

	test('tables and columns are those that schema.ts declares', async () => {
		expect(await existingTables(database)).toEqual(declaredTables());
	});

	test('thirty-four tables hold rows of companies', () => {
		expect(tenantTables()).toHaveLength(34);
	});

	test.each(tenantTables())('the key of %s begins with the company', async (table) => {
		expect((await keyOf(database, table))[0]).toBe('company_id');
	});

	test('a text in a column of numbers is refused', async () => {
		const insert = sql`insert into attempt (key, points) values ('k', ${'many'})`;
		await expect(insert.execute(database.writer)).rejects.toThrow();
	});

	test('text sorts by its bytes, so that pages go in one order on both engines', async () => {
		const names = ['b', 'A', 'あ', 'a', 'ア', 'B', '漢', '1'];
		for (const name of names)
			await database.writer.insertInto('setting').values({ name, value: '' }).execute();
		const rows = await database.writer
			.selectFrom('setting')
			.select('name')
			.orderBy('name')
			.execute();
		expect(rows.map(({ name }) => name)).toEqual(['1', 'A', 'B', 'a', 'b', 'あ', 'ア', '漢']);
	});
});
