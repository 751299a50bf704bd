import type { Transaction } from 'kysely';
import type { Bindable, BulkInsert, Database, Engine } from '../db/database';
import type { Schema } from '../db/schema';
import type { Scope } from './scope';

export type { Database } from '../db/database';
export type {
	AllCompaniesScope,
	CompanyScope,
	ConsortiumScope,
	DirectoryScope,
	Scope,
	StatusScope
} from './scope';

declare const writes: unique symbol;

/** A consistent look at the database. What writes does not accept it. */
export interface ReadTx {
	readonly engine: Engine;
	readonly query: Pick<Transaction<Schema>, 'selectFrom' | 'fn'>;
}

/** The right to change rows; also a look, which sees its own changes. */
export interface WriteTx extends ReadTx {
	readonly query: Transaction<Schema>;
	bulkInsert<Table extends keyof Schema & string>(
		table: Table,
		columns: readonly (keyof Schema[Table] & string)[],
		rows: Iterable<readonly Bindable[]>
	): Promise<void>;
	readonly [writes]: true;
}

/**
 * One snapshot for all queries of `work`. Await nothing but queries inside: the connection is
 * held, and on SQLite a long snapshot keeps the log from being cleared.
 */
export function read<T>(
	database: Database,
	scope: Scope,
	work: (tx: ReadTx) => Promise<T>
): Promise<T> {
	return database.reader
		.transaction()
		.setIsolationLevel('repeatable read')
		.setAccessMode('read only')
		.execute(async (query) => {
			await database.tenantWall(query, companiesOf(scope));
			return work({ engine: database.engine, query });
		});
}

/** All of `work` or nothing. On SQLite one write at a time: parse and compute before. */
export function write<T>(
	database: Database,
	scope: Scope,
	work: (tx: WriteTx) => Promise<T>
): Promise<T> {
	return database.writer.transaction().execute(async (query) => {
		await database.tenantWall(query, companiesOf(scope));
		return work(writeTx(database.engine, query, database.bulkInsert));
	});
}

function writeTx(engine: Engine, query: Transaction<Schema>, bulkInsert: BulkInsert): WriteTx {
	const tx: Omit<WriteTx, typeof writes> = {
		engine,
		query,
		bulkInsert: (table, columns, rows) => bulkInsert(query, { table, columns }, rows)
	};
	return tx as WriteTx;
}

function companiesOf(scope: Scope): readonly string[] | 'every company' {
	if (scope === 'identity') return [];
	if ('allCompanies' in scope) return 'every company';
	if ('consortiumId' in scope) return [];
	return 'companyId' in scope ? [scope.companyId] : scope.companyIds;
}
