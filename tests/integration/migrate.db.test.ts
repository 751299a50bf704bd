import { DatabaseRefused } from '$lib/server/db/database';
import { migrate, type Migrations } from '$lib/server/db/migrate';
import { openDatabase } from '$lib/server/db/open-database';
import type { Kysely } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { engines } from './engines';
import { runInProcess } from './processes/run-in-process';

const creates = (table: string) => ({
	async up(db: Kysely<unknown>) {
		await db.schema.createTable(table).addColumn('id', 'text').execute();
	}
});

const fails = {
	async up(db: Kysely<unknown>) {
		await creates('half').up(db);
		throw new Error('disk full');
	}
};

const [A, B] = ['2001-01-01T0000-a', '2001-01-02T0000-b'];

describe.each(engines)('$name', ({ createPlace }) => {
	async function openEmpty() {
		const place = await createPlace();
		const database = await openDatabase(place.options);
		onTestFinished(() => database.close().then(place.remove));
		const tables = async () =>
			(await database.writer.introspection.getTables()).map(({ name }) => name).sort();
		const run = (migrations: Migrations) => migrate(database, migrations);
		return { database, tables, run };
	}

	test('a failing migration leaves nothing of itself nor of those before it', async () => {
		const { tables, run } = await openEmpty();
		await expect(run({ [A]: creates('a'), [B]: fails })).rejects.toThrow('disk full');
		expect(await tables()).toEqual([]);
		expect(await run({ [A]: creates('a') })).toEqual({ applied: [A] });
		expect(await tables()).toEqual(['a', 'migration']);
	});

	test('migrations run in the order of their names, each once', async () => {
		const { tables, run } = await openEmpty();
		expect(await run({ [B]: creates('b'), [A]: creates('a') })).toEqual({ applied: [A, B] });
		expect(await run({ [A]: creates('a'), [B]: creates('b') })).toEqual({ applied: [] });
		expect(await tables()).toEqual(['a', 'b', 'migration']);
	});

	test('a database that is newer than the program is refused and stays as it is', async () => {
		const { tables, run } = await openEmpty();
		await run({ [A]: creates('a'), [B]: creates('b') });
		const older = run({ [A]: creates('a') });
		await expect(older).rejects.toThrow(DatabaseRefused);
		await expect(older).rejects.toThrow(`newer than this version of Mieruka (it has ${B})`);
		expect(await tables()).toEqual(['a', 'b', 'migration']);
	});

	test('of two processes that start at once one migrates and both go on', async () => {
		const place = await createPlace();
		onTestFinished(place.remove);
		const answers = await Promise.all(
			[1, 2].map(() => runInProcess<{ applied: string[] }>('migrate', place.options))
		);
		const applied = answers.map((answer) => answer.applied.length).sort((a, b) => a - b);
		expect(applied[0]).toBe(0);
		expect(applied[1]).toBeGreaterThan(0);
	});
});
