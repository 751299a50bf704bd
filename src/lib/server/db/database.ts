import type { Kysely, QueryExecutorProvider, Transaction } from 'kysely';
import { Unavailable } from '../errors';
import type { Schema } from './schema';

export type Engine = 'sqlite' | 'postgresql';

/** A value that both engines take as a parameter. */
export type Bindable = string | number | null | Uint8Array;

/**
 * An open database of either engine. Queries stand only in `repositories`, inside `read` and
 * `write` of `repositories/transaction.ts`; this interface is what those two are made from.
 */
export interface Database {
	readonly engine: Engine;
	/** Connections that cannot write (SQLite), or the pool (PostgreSQL: `read only` transactions). */
	readonly reader: Kysely<Schema>;
	/** On SQLite the one connection that writes; each transaction is BEGIN IMMEDIATE. */
	readonly writer: Kysely<Schema>;
	/** What narrows a transaction to its tenants below the queries: row-level security. */
	readonly tenantWall: TenantWall;
	readonly bulkInsert: BulkInsert;
	/** Takes the lock under which one process at a time migrates. */
	lockForMigration(transaction: QueryExecutorProvider): Promise<void>;
	/** After the migrations: what the engine needs besides tables (roles and grants). */
	afterMigration(): Promise<void>;
	/** Copies the write-ahead log into the database file; nothing to do on PostgreSQL. */
	checkpoint(): void;
	close(): Promise<void>;
}

/**
 * Called first in every transaction. `companies`: whose rows it may touch; `every company`
 * opens the list of companies alone, nothing that belongs to them.
 */
export type TenantWall = (
	transaction: Transaction<Schema>,
	companies: readonly string[] | 'every company'
) => Promise<void>;

/** Many rows through one prepared (SQLite) or multi-row (PostgreSQL) statement. */
export type BulkInsert = <Table extends keyof Schema & string>(
	transaction: Transaction<Schema>,
	into: { table: Table; columns: readonly (keyof Schema[Table] & string)[] },
	rows: Iterable<readonly Bindable[]>
) => Promise<void>;

const RETRY_SECONDS = 5;

/** The database is held by another process for longer than anyone should wait. */
export class DatabaseBusy extends Unavailable {
	override message = 'The database stayed locked by another process; stop it or wait.';

	constructor(override readonly cause: unknown) {
		super('database.busy', { seconds: RETRY_SECONDS });
	}
}

/** The database cannot be used as it stands; the sentence says why and what to do. */
export class DatabaseRefused extends Error {
	constructor(sentence: string) {
		super(sentence);
		this.name = 'DatabaseRefused';
	}
}
