import type { Kysely } from 'kysely';
import { createTable } from './tables';

/** People, their sessions and tokens, who belongs to which company: tables of no tenant. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createPeople(db);
	await createWaysIn(db);
	await createServerTables(db);
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
	await createTable(db, 'user_account', {
		columns: {
			user_id: 'text',
			email: 'text',
			email_key: 'text',
			name: 'text',
			password_hash: 'text?',
			operator_since: 'bigint?',
			disabled_at: 'bigint?',
			created_at: 'bigint'
		},
		key: ['user_id'],
		unique: [['email_key']]
	});
	await createTable(db, 'membership', {
		columns: { user_id: 'text', company_id: 'text', role: 'text', created_at: 'bigint' },
		key: ['user_id', 'company_id'],
		references: [{ columns: ['user_id'], table: 'user_account' }],
		storage: 'by_key'
	});
	await db.schema
		.createIndex('membership_of_company')
		.on('membership')
		.columns(['company_id', 'user_id'])
		.execute();
}

async function createWaysIn(db: Kysely<unknown>): Promise<void> {
	const user = { columns: ['user_id'], table: 'user_account' };
	await createTable(db, 'session', {
		columns: {
			token_hash: 'text',
			user_id: 'text',
			created_at: 'bigint',
			last_seen_at: 'bigint',
			expires_at: 'bigint',
			confirmed_at: 'bigint',
			user_agent: 'text',
			address: 'text'
		},
		key: ['token_hash'],
		references: [user]
	});
	await createTable(db, 'one_time_link', {
		columns: {
			token_hash: 'text',
			purpose: 'text',
			user_id: 'text?',
			created_at: 'bigint',
			expires_at: 'bigint'
		},
		key: ['token_hash'],
		references: [user]
	});
	await createTable(db, 'api_token', {
		columns: {
			token_hash: 'text',
			token_id: 'text',
			user_id: 'text',
			name: 'text',
			scopes: 'text',
			created_at: 'bigint',
			expires_at: 'bigint',
			last_used_at: 'bigint?'
		},
		key: ['token_hash'],
		unique: [['token_id']],
		references: [user]
	});
	for (const table of ['session', 'api_token'])
		await db.schema.createIndex(`${table}_of_user`).on(table).column('user_id').execute();
}

async function createServerTables(db: Kysely<unknown>): Promise<void> {
	await createTable(db, 'attempt', {
		columns: { key: 'text', points: 'integer', expire: 'bigint?' },
		key: ['key'],
		storage: 'by_key'
	});
	await createTable(db, 'setting', {
		columns: { name: 'text', value: 'text' },
		key: ['name'],
		storage: 'by_key'
	});
}
