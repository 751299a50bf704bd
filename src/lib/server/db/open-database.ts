import type { Database } from './database';

export interface OpenOptions {
	/** Folder of `mieruka.sqlite`; used when there is no `databaseUrl`. */
	dataDir?: string;
	/** `postgres://…` */
	databaseUrl?: string;
	/**
	 * How long SQLite may stop the thread while another process writes. Short in the web
	 * process, which tries again without blocking; a worker process may afford seconds.
	 */
	busyTimeoutMs?: number;
	/** Pages of the write-ahead log after which a commit also checkpoints; 0 = only on `checkpoint()`. */
	walAutocheckpointPages?: number;
	/** SQLite: connections that read side by side. */
	readers?: number;
	/** PostgreSQL: connections at most. */
	poolSize?: number;
}

/** Engines are loaded when used: a server on SQLite never holds the PostgreSQL client in memory. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
	if (options.databaseUrl) {
		const { openPostgresql } = await import('./postgresql/open-postgresql');
		return openPostgresql({ poolSize: 8, ...options, databaseUrl: options.databaseUrl });
	}
	const { openSqlite } = await import('./sqlite/open-sqlite');
	return openSqlite({
		busyTimeoutMs: 5,
		walAutocheckpointPages: 1000,
		readers: 2,
		...options,
		dataDir: options.dataDir ?? './data'
	});
}
