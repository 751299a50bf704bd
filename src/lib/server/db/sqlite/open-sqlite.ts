import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { join } from 'node:path';
import type { BulkInsert, Database } from '../database';
import type { Schema } from '../schema';
import { beginImmediate, beginSnapshot, SqliteDriver } from './connections';
import { prepareDataFolder, refusedFile } from './data-folder';
import { assertNoNetworkDisk, assertVersion, configure, type Tuning } from './pragmas';
import { retryWhileBusy } from './retry-while-busy';

export interface SqliteOptions extends Tuning {
	dataDir: string;
	readers: number;
}

export async function openSqlite(options: SqliteOptions): Promise<Database> {
	prepareDataFolder(options.dataDir);
	assertNoNetworkDisk(options.dataDir);
	const writing = await connect(options, 'writer');
	assertVersion(writing);
	const reading: BetterSqlite3.Database[] = [];
	while (reading.length < options.readers) reading.push(await connect(options, 'reader'));
	return assemble(writing, reading);
}

async function connect(options: SqliteOptions, use: 'writer' | 'reader') {
	const path = join(options.dataDir, 'mieruka.sqlite');
	try {
		const raw = new BetterSqlite3(path, { timeout: options.busyTimeoutMs });
		await retryWhileBusy(() => configure(raw, use, options));
		return raw;
	} catch (error) {
		throw refusedFile(options.dataDir, error);
	}
}

function assemble(writing: BetterSqlite3.Database, reading: BetterSqlite3.Database[]): Database {
	const writer = kysely(new SqliteDriver([writing], beginImmediate));
	const reader = kysely(new SqliteDriver(reading, beginSnapshot));
	return {
		engine: 'sqlite',
		reader,
		writer,
		tenantWall: async () => {},
		bulkInsert: bulkInsertInto(writing),
		lockForMigration: async () => {},
		afterMigration: async () => {},
		checkpoint: () => void writing.pragma('wal_checkpoint(PASSIVE)'),
		async close() {
			await reader.destroy();
			await writer.destroy();
			// Kysely does not close what it never used; the writer comes last and tidies up the log.
			for (const raw of [...reading, writing]) raw.close();
		}
	};
}

function kysely(driver: SqliteDriver): Kysely<Schema> {
	const db: Kysely<Schema> = new Kysely<Schema>({
		dialect: {
			createDriver: () => driver,
			createAdapter: () => new PooledSqliteAdapter(),
			createQueryCompiler: () => new SqliteQueryCompiler(),
			createIntrospector: (db) => new SqliteIntrospector(db)
		}
	});
	return db;
}

/** Our driver queues by itself, and its transactions hold table definitions too. */
class PooledSqliteAdapter extends SqliteAdapter {
	override get supportsMultipleConnections() {
		return true;
	}
	override get supportsTransactionalDdl() {
		return true;
	}
}

/** The writer is a single connection, and the open transaction owns it. */
function bulkInsertInto(raw: BetterSqlite3.Database): BulkInsert {
	return async (_transaction, { table, columns }, rows) => {
		const places = columns.map(() => '?').join(', ');
		const names = columns.map((column) => `"${column}"`).join(', ');
		const statement = raw.prepare(`insert into "${table}" (${names}) values (${places})`);
		for (const row of rows) statement.run(row);
	};
}
