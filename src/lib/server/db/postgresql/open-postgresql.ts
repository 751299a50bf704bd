import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database, TenantWall } from '../database';
import type { Schema } from '../schema';
import { APP_ROLE, canTakeAppRole, ensureAppRole } from './app-role';
import { bulkInsert } from './bulk-insert';
import { probe } from './probe';

export interface PostgresqlOptions {
	databaseUrl: string;
	poolSize: number;
}

const MIGRATION_LOCK = 4_726_580_011;

export async function openPostgresql(options: PostgresqlOptions): Promise<Database> {
	await probe(options.databaseUrl);
	const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: openPool(options) }) });
	let role = (await canTakeAppRole(db)) ? APP_ROLE : 'none';
	return {
		engine: 'postgresql',
		reader: db,
		writer: db,
		tenantWall: (transaction, companies) => raiseWall(transaction, companies, role),
		bulkInsert,
		async lockForMigration(transaction) {
			await sql`set local statement_timeout = 0`.execute(transaction);
			await sql`set local lock_timeout = 0`.execute(transaction);
			await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
		},
		async afterMigration() {
			role = (await ensureAppRole(db)) ? APP_ROLE : 'none';
		},
		checkpoint: () => {},
		close: () => db.destroy()
	};
}

function openPool({ databaseUrl, poolSize }: PostgresqlOptions): pg.Pool {
	const pool = new pg.Pool({
		connectionString: databaseUrl,
		max: poolSize,
		connectionTimeoutMillis: 10_000,
		idleTimeoutMillis: 30_000,
		statement_timeout: 60_000,
		lock_timeout: 20_000,
		idle_in_transaction_session_timeout: 60_000,
		application_name: 'mieruka',
		types: { getTypeParser: parserOf }
	});
	// A connection that dies while idle is replaced at its next use; without a listener it ends the process.
	pool.on('error', () => {});
	return pool;
}

function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
	if (oid === pg.types.builtins.INT8) return parseBigint;
	return pg.types.getTypeParser(oid, format as 'text');
}

function parseBigint(text: string): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond 2^53`);
	return value;
}

/** `role` and the list of companies hold until the transaction ends (third argument: local). */
async function raiseWall(
	transaction: Parameters<TenantWall>[0],
	companies: Parameters<TenantWall>[1],
	role: string
): Promise<void> {
	const list = companies === 'every company' ? '*' : companies.join(',');
	await sql`select set_config('mieruka.companies', ${list}, true),
		set_config('role', ${role}, true)`.execute(transaction);
}
