import type { Database } from '$lib/server/db/database';
import { migrate } from '$lib/server/db/migrate';
import { openDatabase } from '$lib/server/db/open-database';
import { isNetworkDisk, isOlder } from '$lib/server/db/sqlite/pragmas';
import { putSetting, readSetting } from '$lib/server/repositories/settings';
import { read, write } from '$lib/server/repositories/transaction';
import { sql, type Kysely } from 'kysely';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type Place } from './engines';
import { runInProcess } from './processes/run-in-process';

const sqlite = engines.find(({ name }) => name === 'sqlite')!;
let place: Place;
let database: Database;

beforeAll(async () => {
	place = await sqlite.createPlace();
	database = await openDatabase({ ...place.options, walAutocheckpointPages: 0 });
	await migrate(database);
});
afterAll(() => database.close().then(place.remove));

async function pragma(db: Kysely<never>, name: string): Promise<unknown> {
	const { rows } = await sql.raw<object>(`pragma ${name}`).execute(db);
	return Object.values(rows[0] ?? {})[0];
}

async function pragmas(db: Kysely<never>, names: string[]) {
	const values: Record<string, unknown> = {};
	for (const name of names) values[name] = await pragma(db, name);
	return values;
}

const DURABLE = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };

describe('connections', () => {
	test('the writer commits to the disk, in a write-ahead log, with references checked', async () => {
		const names = [...Object.keys(DURABLE), 'query_only', 'wal_autocheckpoint'];
		const actual = await pragmas(database.writer as unknown as Kysely<never>, names);
		expect(actual).toEqual({ ...DURABLE, query_only: 0, wal_autocheckpoint: 0 });
	});

	test('every reader is as durable, and cannot write', async () => {
		const names = [...Object.keys(DURABLE), 'query_only'];
		const both = [1, 2].map(() =>
			database.reader.transaction().execute(async (transaction) => {
				const answer = await pragmas(transaction as unknown as Kysely<never>, names);
				await sleep(20);
				return answer;
			})
		);
		for (const actual of await Promise.all(both))
			expect(actual).toEqual({ ...DURABLE, query_only: 1 });
	});

	test('the SQLite in use has the WAL-reset bug fixed', async () => {
		const { rows } = await sql<{ v: string }>`select sqlite_version() as v`.execute(
			database.reader
		);
		expect(isOlder(rows[0]!.v.split('.').map(Number), [3, 51, 3])).toBe(false);
	});

	test.each([
		['3.51.2', true],
		['3.50.9', true],
		['2.99.99', true],
		['3.51.3', false],
		['3.51.10', false],
		['3.52.0', false],
		['4.0.0', false]
	])('%s is older than 3.51.3: %s', (version, expected) => {
		expect(isOlder(version.split('.').map(Number), [3, 51, 3])).toBe(expected);
	});

	// Magic numbers of statfs(2): NFS, CIFS; ext4, tmpfs, overlayfs.
	test.each([
		[0x6969, true],
		[0xff534d42, true],
		[0xef53, false],
		[0x01021994, false],
		[0x794c7630, false]
	])('file system %i is a network disk: %s', (type, expected) => {
		expect(isNetworkDisk(type)).toBe(expected);
	});

	test('a data folder that is not there yet is made for the owner alone', async () => {
		const dataDir = join(place.options.dataDir!, 'not', 'there', 'yet');
		await (await openDatabase({ dataDir })).close();
		expect(statSync(dataDir).mode & 0o777).toBe(0o700);
		expect(readdirSync(dataDir)).toEqual(['mieruka.sqlite']);
	});
});

describe('waiting', () => {
	test('a lock held elsewhere for a second delays the write, never the event loop', async () => {
		const flag = join(place.options.dataDir!, 'mieruka.sqlite.held');
		const holding = runInProcess('hold-lock', { options: place.options, flag, forMs: 1000 });
		while (!existsSync(flag)) await sleep(5);
		const delay = monitorEventLoopDelay({ resolution: 5 });
		delay.enable();
		const from = performance.now();
		await write(database, 'identity', (tx) => putSetting(tx, 'held', 'no more'));
		const waitedMs = performance.now() - from;
		delay.disable();
		await holding;
		expect(waitedMs).toBeGreaterThan(500);
		expect(delay.max / 1e6).toBeLessThan(200);
		expect(await read(database, 'identity', (tx) => readSetting(tx, 'held'))).toBe('no more');
	});

	test('readers go on while a write is open, and see what was before it', async () => {
		await write(database, 'identity', (tx) => putSetting(tx, 'colour', 'old'));
		await write(database, 'identity', async (tx) => {
			await putSetting(tx, 'colour', 'new');
			expect(await read(database, 'identity', (other) => readSetting(other, 'colour'))).toBe('old');
		});
		expect(await read(database, 'identity', (tx) => readSetting(tx, 'colour'))).toBe('new');
	});
});
