import type BetterSqlite3 from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import { type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import { retryWhileBusy } from './retry-while-busy';

/** One better-sqlite3 connection as Kysely sees it. Everything in it runs synchronously. */
export class SqliteConnection implements DatabaseConnection {
	constructor(readonly raw: BetterSqlite3.Database) {}

	async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		const statement = this.raw.prepare(sql);
		if (statement.reader) return { rows: statement.all(...parameters) as R[] };
		const { changes } = statement.run(...parameters);
		return { rows: [], numAffectedRows: BigInt(changes) };
	}

	// An open cursor would hold a snapshot across awaits and let the log grow without bound.
	// eslint-disable-next-line require-yield
	async *streamQuery(): AsyncIterableIterator<never> {
		throw new Error('Read in pages: a cursor must not stay open across an await.');
	}
}

/**
 * A first-come pool of equal connections. Kysely's own SQLite driver knows one connection and
 * a deferred BEGIN, which fails at once (SQLITE_BUSY_SNAPSHOT) where IMMEDIATE would wait.
 */
export class SqliteDriver implements Driver {
	readonly #idle: SqliteConnection[];
	readonly #waiting: ((connection: SqliteConnection) => void)[] = [];

	constructor(
		connections: readonly BetterSqlite3.Database[],
		private readonly begin: (raw: BetterSqlite3.Database) => void
	) {
		this.#idle = connections.map((raw) => new SqliteConnection(raw));
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<SqliteConnection> {
		const connection = this.#idle.pop();
		return connection ?? new Promise((resolve) => this.#waiting.push(resolve));
	}

	async releaseConnection(connection: SqliteConnection): Promise<void> {
		const next = this.#waiting.shift();
		if (next) next(connection);
		else this.#idle.push(connection);
	}

	async beginTransaction({ raw }: SqliteConnection): Promise<void> {
		await retryWhileBusy(() => this.begin(raw));
	}

	async commitTransaction({ raw }: SqliteConnection): Promise<void> {
		raw.exec('commit');
	}

	async rollbackTransaction({ raw }: SqliteConnection): Promise<void> {
		// SQLite has already rolled back by itself after a full disk or an I/O error.
		if (raw.inTransaction) raw.exec('rollback');
	}

	/** Connections are closed by who opened them. */
	async destroy(): Promise<void> {}
}

/** Takes the write lock at once: what is read inside is what will be written upon. */
export function beginImmediate(raw: BetterSqlite3.Database): void {
	raw.exec('begin immediate');
}

/** Takes the snapshot at once, so that only BEGIN can ever find the database busy. */
export function beginSnapshot(raw: BetterSqlite3.Database): void {
	raw.exec('begin');
	try {
		raw.prepare('select 1 from sqlite_schema limit 1').get();
	} catch (error) {
		raw.exec('rollback');
		throw error;
	}
}
