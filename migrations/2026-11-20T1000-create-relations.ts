import { type Kysely, sql } from 'kysely';
import { createTable, createTenantTable, isPostgresql } from './tables';

/**
 * Who stands in which relation to whom: consortia, engagements of auditors, consents, invitations.
 * They decide about access and are read before it, so they belong to no tenant; the records of
 * what happened belong to the company, or to the server.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createConsortia(db);
	await createEngagements(db);
	await createConsents(db);
	await createInvitations(db);
	await createRecords(db);
}

const user = (column: string) => ({ columns: [column], table: 'user_account', to: ['user_id'] });

async function createConsortia(db: Kysely<unknown>): Promise<void> {
	const consortium = { columns: ['consortium_id'], table: 'consortium' };
	await createTable(db, 'consortium', {
		columns: { consortium_id: 'text', name: 'text', created_at: 'bigint' },
		key: ['consortium_id']
	});
	await createTable(db, 'consortium_member', {
		columns: { user_id: 'text', consortium_id: 'text', role: 'text', created_at: 'bigint' },
		key: ['user_id', 'consortium_id'],
		references: [user('user_id'), consortium],
		storage: 'by_key'
	});
	await createTable(db, 'consortium_company', {
		columns: {
			consortium_id: 'text',
			company_id: 'text',
			joined_day: 'integer',
			left_day: 'integer?',
			created_at: 'bigint'
		},
		key: ['consortium_id', 'company_id', 'joined_day'],
		references: [consortium],
		storage: 'by_key'
	});
	await index(db, 'consortium_member', ['consortium_id', 'user_id']);
	await index(db, 'consortium_company', ['company_id', 'consortium_id']);
}

async function createEngagements(db: Kysely<unknown>): Promise<void> {
	await createTable(db, 'engagement', {
		columns: {
			engagement_id: 'text',
			company_id: 'text',
			auditor_id: 'text',
			from_day: 'integer',
			to_day: 'integer?',
			created_at: 'bigint',
			created_by: 'text',
			ended_at: 'bigint?',
			ended_by: 'text?'
		},
		key: ['engagement_id'],
		references: [user('auditor_id')]
	});
	await createTable(db, 'engagement_site', {
		columns: { engagement_id: 'text', site_id: 'text' },
		key: ['engagement_id', 'site_id'],
		references: [{ columns: ['engagement_id'], table: 'engagement' }],
		storage: 'by_key'
	});
	await index(db, 'engagement', ['auditor_id', 'company_id']);
	await index(db, 'engagement', ['company_id', 'from_day']);
}

async function createConsents(db: Kysely<unknown>): Promise<void> {
	await createTable(db, 'consent', {
		columns: {
			consent_id: 'text',
			company_id: 'text',
			kind: 'text',
			granted_at: 'bigint',
			granted_by: 'text',
			withdrawn_at: 'bigint?',
			withdrawn_by: 'text?'
		},
		key: ['consent_id']
	});
	await index(db, 'consent', ['company_id', 'kind']);
}

async function createInvitations(db: Kysely<unknown>): Promise<void> {
	await createTable(db, 'invitation', {
		columns: {
			invitation_id: 'text',
			token_hash: 'text',
			role: 'text',
			company_id: 'text?',
			consortium_id: 'text?',
			email: 'text?',
			from_day: 'integer?',
			to_day: 'integer?',
			site_ids: 'text?',
			invited_by: 'text',
			created_at: 'bigint',
			expires_at: 'bigint'
		},
		key: ['invitation_id'],
		unique: [['token_hash']],
		references: [user('invited_by')]
	});
	await index(db, 'invitation', ['company_id', 'created_at']);
	await index(db, 'invitation', ['consortium_id', 'created_at']);
}

const RECORD = {
	sequence: 'integer',
	at: 'bigint',
	kind: 'text',
	event: 'text',
	actor_id: 'text?',
	actor_name: 'text',
	actor_role: 'text',
	basis: 'text?',
	detail: 'text',
	previous_hash: 'text',
	hash: 'text'
} as const;

async function createRecords(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'company_record', {
		columns: { company_id: 'text', ...RECORD },
		key: ['company_id', 'sequence']
	});
	await createTable(db, 'server_record', { columns: { ...RECORD }, key: ['sequence'] });
	for (const table of ['company_record', 'server_record']) await makeAppendOnly(db, table);
}

/** What was recorded stays: a change of a row is refused by the engine itself. */
async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
	if (!isPostgresql(db)) {
		for (const deed of ['update', 'delete'])
			await sql`create trigger ${sql.id(`${table}_no_${deed}`)} before ${sql.raw(deed)} on ${sql.id(table)}
				begin select raise(abort, 'records are append-only'); end`.execute(db);
		return;
	}
	const refuse = sql.id(`${table}_is_append_only`);
	await sql`create function ${refuse}() returns trigger language plpgsql as
		'begin raise exception ''records are append-only''; end'`.execute(db);
	await sql`create trigger ${sql.id(`${table}_no_change`)} before update or delete on ${sql.id(table)}
		for each row execute function ${refuse}()`.execute(db);
	await sql`create trigger ${sql.id(`${table}_no_truncate`)} before truncate on ${sql.id(table)}
		for each statement execute function ${refuse}()`.execute(db);
}

async function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
	await db.schema
		.createIndex(`${table}_by_${columns.join('_')}`)
		.on(table)
		.columns(columns)
		.execute();
}
