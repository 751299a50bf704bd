import { type Kysely, sql, type Transaction } from 'kysely';
import { log } from '../../log';
import type { Schema } from '../schema';

/** Requests run as this role, which owns nothing: row-level security then holds even for the login. */
export const APP_ROLE = 'mieruka_app';

/** Tables of the migrations themselves; requests have no business there. */
const NOT_GRANTED = ['migration'];

/** Whether this login may `SET ROLE`: asked by trying, as servers before and after 16 differ. */
export async function canTakeAppRole(db: Kysely<Schema>): Promise<boolean> {
	try {
		await db.transaction().execute(async (transaction) => {
			await sql`select set_config('role', ${APP_ROLE}, true)`.execute(transaction);
		});
		return true;
	} catch {
		return false;
	}
}

/**
 * Creates the role where the login may, and grants it the tables. Roles belong to the whole
 * server, not to one database, so this is no migration: a dump restored elsewhere has it again
 * at the next start. Without the role the tables' owner is still held by FORCE.
 */
export async function ensureAppRole(db: Kysely<Schema>): Promise<boolean> {
	try {
		await db.transaction().execute(async (transaction) => {
			await createRole(transaction);
			await grantTables(transaction);
		});
	} catch (error) {
		log.warn(
			{ err: error },
			`PostgreSQL: the role ${APP_ROLE} could not be set up, so requests run as the login itself; ` +
				`row-level security stays forced. To have both walls, let an administrator run: ` +
				`CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO <login>;`
		);
	}
	return canTakeAppRole(db);
}

/** Several databases of one server may start at once: whoever comes second finds it done. */
async function createRole(transaction: Transaction<Schema>): Promise<void> {
	await sql`do $$ begin
		if not exists (select from pg_roles where rolname = 'mieruka_app') then
			create role mieruka_app nologin;
		end if;
	exception when duplicate_object or unique_violation then null;
	end $$`.execute(transaction);
	await sql`do $$ begin
		if not pg_has_role(current_user, 'mieruka_app', 'member') then
			execute format('grant mieruka_app to %I', current_user);
		end if;
	exception when duplicate_object or unique_violation or internal_error then null;
	end $$`.execute(transaction);
}

async function grantTables(transaction: Transaction<Schema>): Promise<void> {
	const owned = await sql<{ name: string }>`
		select c.relname as name from pg_class c
		where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
			and not c.relispartition and pg_has_role(current_user, c.relowner, 'usage')`.execute(transaction);
	const role = sql.id(APP_ROLE);
	await sql`do $$ begin
		execute format('grant usage on schema %I to mieruka_app', current_schema());
	end $$`.execute(transaction);
	for (const { name } of owned.rows.filter(({ name }) => !NOT_GRANTED.includes(name)))
		await sql`grant select, insert, update, delete on ${sql.table(name)} to ${role}`.execute(
			transaction
		);
}
