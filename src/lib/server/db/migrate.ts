import type { Kysely, Transaction } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Database, DatabaseRefused } from './database';

export type Migrations = Record<string, Migration>;

/** The one table of the migrations themselves. */
interface MigrationSchema {
	migration: { name: string; applied_at: number };
}

const bundled = import.meta.glob<Migration>('/migrations/[0-9]*.ts', { eager: true });

/** By file name without folder and ending; the date and time in it are the order. */
const ownMigrations: Migrations = Object.fromEntries(
	Object.entries(bundled).map(([path, migration]) => [path.replace(/^.*\/|\.ts$/g, ''), migration])
);

/**
 * Brings the database to this version: every pending migration in one transaction, so that the
 * schema is the old one or the new one whatever happens. (Kysely's own migrator leaves halves
 * on SQLite, and needs a lock table of its own.) Two processes that start at once do it once.
 */
export async function migrate(
	database: Database,
	migrations: Migrations = ownMigrations
): Promise<{ applied: string[] }> {
	const db = database.writer as unknown as Kysely<MigrationSchema>;
	const applied = await db.transaction().execute(async (transaction) => {
		await database.lockForMigration(transaction);
		const pending = await findPending(transaction, migrations);
		for (const name of pending) await apply(transaction, name, migrations[name]);
		return pending;
	});
	await database.afterMigration();
	return { applied };
}

async function findPending(transaction: Transaction<MigrationSchema>, migrations: Migrations) {
	await transaction.schema
		.createTable('migration')
		.ifNotExists()
		.addColumn('name', 'text', (column) => column.primaryKey())
		.addColumn('applied_at', 'bigint', (column) => column.notNull())
		.execute();
	const rows = await transaction.selectFrom('migration').select('name').execute();
	const done = new Set(rows.map(({ name }) => name));
	const known = Object.keys(migrations).sort();
	refuseNewerDatabase([...done].filter((name) => !known.includes(name)));
	return known.filter((name) => !done.has(name));
}

function refuseNewerDatabase(unknown: string[]): void {
	if (unknown.length)
		throw new DatabaseRefused(
			`The database is newer than this version of Mieruka (it has ${unknown.sort().join(', ')}); start the newer version, or restore a backup made before the update.`
		);
}

async function apply(
	transaction: Transaction<MigrationSchema>,
	name: string,
	migration: Migration | undefined
): Promise<void> {
	await migration?.up(transaction);
	await transaction.insertInto('migration').values({ name, applied_at: Date.now() }).execute();
}
