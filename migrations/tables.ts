/**
 * What the migrations of both engines share. Five kinds of columns only: text, integer (below
 * 2^31), bigint (read as a JS number, below 2^53), double, bytes. SQLite tables are STRICT, so
 * that a text in a number's column is refused there as it is on PostgreSQL. Text sorts by its
 * bytes on both (`collate "C"`), so that pages and cursors go in the same order.
 *
 * Tenant tables begin with `company_id` and stand behind row-level security on PostgreSQL,
 * forced upon their owner too: a query that forgets its tenant finds nothing. (Nor does a later
 * migration that changes rows: it must set `mieruka.companies` company by company.)
 */
import { type CreateTableBuilder, type Kysely, PostgresAdapter, sql } from 'kysely';

export type Kind = 'text' | 'integer' | 'bigint' | 'double' | 'bytes';

/** `name: 'text'` is NOT NULL; `name: 'text?'` may be null. */
export type Columns = Record<string, Kind | `${Kind}?`>;

export interface Table {
	columns: Columns;
	key: readonly string[];
	unique?: readonly (readonly string[])[];
	references?: readonly Reference[];
	/** SQLite keeps the rows in the order of the key itself; pays for rows far below a page (packed days too, not files). */
	storage?: 'by_key';
	/** PostgreSQL: spread over this many partitions by hash of `company_id`. */
	partitions?: number;
}

interface Reference {
	columns: readonly string[];
	table: string;
	to?: readonly string[];
}

type AnyDb = Kysely<unknown>;
type DataType = Parameters<CreateTableBuilder<string>['addColumn']>[1];

export function isPostgresql(db: AnyDb): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

const POSTGRESQL_TYPES: Record<Kind, DataType> = {
	text: sql`text collate "C"`,
	integer: 'integer',
	bigint: 'bigint',
	double: 'double precision',
	bytes: 'bytea'
};

const SQLITE_TYPES: Record<Kind, DataType> = {
	text: 'text',
	integer: 'integer',
	bigint: 'integer',
	double: 'real',
	bytes: 'blob'
};

/** A table that belongs to no company. */
export async function createTable(db: AnyDb, name: string, table: Table): Promise<void> {
	let builder = withColumns(db, db.schema.createTable(name), table.columns);
	builder = builder.addPrimaryKeyConstraint(`${name}_key`, table.key as never[]);
	for (const columns of table.unique ?? [])
		builder = builder.addUniqueConstraint(`${name}_${columns.at(-1)}_unique`, columns as never[]);
	for (const { columns, table: target, to } of table.references ?? [])
		builder = builder.addForeignKeyConstraint(
			`${name}_${target}`,
			columns as never[],
			target,
			(to ?? columns) as string[]
		);
	await builder.modifyEnd(ending(db, table)).execute();
}

/** More columns of a table that is there: nullable ones, as its rows know nothing of them. */
export async function addColumns(
	db: AnyDb,
	table: string,
	columns: Record<string, `${Kind}?`>
): Promise<void> {
	const types = isPostgresql(db) ? POSTGRESQL_TYPES : SQLITE_TYPES;
	for (const [name, kind] of Object.entries(columns))
		await db.schema
			.alterTable(table)
			.addColumn(name, types[kind.replace('?', '') as Kind])
			.execute();
}

/** A table of rows that belong to a company: the same, and walled off. */
export async function createTenantTable(db: AnyDb, name: string, table: Table): Promise<void> {
	if (Object.keys(table.columns)[0] !== 'company_id' || table.key[0] !== 'company_id')
		throw new Error(`${name} must begin with company_id`);
	await createTable(db, name, table);
	if (!isPostgresql(db)) return;
	await createPartitions(db, name, table.partitions ?? 0);
	await wallOff(db, name);
}

function withColumns(
	db: AnyDb,
	builder: CreateTableBuilder<string, never>,
	columns: Columns
): CreateTableBuilder<string, never> {
	const types = isPostgresql(db) ? POSTGRESQL_TYPES : SQLITE_TYPES;
	for (const [name, kind] of Object.entries(columns)) {
		const nullable = kind.endsWith('?');
		builder = builder.addColumn(name, types[kind.replace('?', '') as Kind], (column) =>
			nullable ? column : column.notNull()
		) as never;
	}
	return builder;
}

function ending(db: AnyDb, { storage, partitions }: Table) {
	if (isPostgresql(db)) return partitions ? sql`partition by hash (company_id)` : sql``;
	return storage === 'by_key' ? sql`strict, without rowid` : sql`strict`;
}

/** Nobody reads a partition directly: walled off without a policy, it shows no rows. */
async function createPartitions(db: AnyDb, name: string, count: number): Promise<void> {
	for (let part = 0; part < count; part++) {
		const partition = sql.id(`${name}_p${part}`);
		await sql`create table ${partition} partition of ${sql.id(name)}
			for values with (modulus ${sql.lit(count)}, remainder ${sql.lit(part)})`.execute(db);
		await sql`alter table ${partition} enable row level security`.execute(db);
		await sql`alter table ${partition} force row level security`.execute(db);
	}
}

/** `mieruka.companies` is set in each transaction and empty otherwise: no setting, no rows. */
async function wallOff(db: AnyDb, name: string): Promise<void> {
	await sql`alter table ${sql.id(name)} enable row level security`.execute(db);
	await sql`alter table ${sql.id(name)} force row level security`.execute(db);
	await sql`create policy tenant on ${sql.id(name)} using (${tenantRule})`.execute(db);
}

/** A query without a relation to its row: evaluated once, and its result is looked up by hash. */
export const tenantRule = sql`company_id in (
	select unnest(string_to_array(current_setting('mieruka.companies', true), ','))
)`;
