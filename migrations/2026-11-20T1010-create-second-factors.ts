import { type Kysely, sql } from 'kysely';
import { addColumns, createTable } from './tables';

const user = { columns: ['user_id'], table: 'user_account' };

/** Second factors and passkeys of people, and sign-ins that wait for one: tables of no tenant. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await addColumns(db, 'session', { second_factor_at: 'bigint?' });
	await addColumns(db, 'api_token', { second_factor_at: 'bigint?' });
	await addColumns(db, 'one_time_link', { detail: 'text?' });
	// Tokens from before second factors keep the rights that they were made with.
	await sql`update api_token set second_factor_at = created_at`.execute(db);
	await createHalfSessions(db);
	await createFactors(db);
}

async function createHalfSessions(db: Kysely<unknown>): Promise<void> {
	await createTable(db, 'half_session', {
		columns: {
			token_hash: 'text',
			user_id: 'text',
			created_at: 'bigint',
			expires_at: 'bigint',
			tries: 'integer',
			address: 'text',
			user_agent: 'text'
		},
		key: ['token_hash'],
		references: [user]
	});
	for (const table of ['half_session', 'one_time_link'])
		await db.schema.createIndex(`${table}_of_user`).on(table).column('user_id').execute();
}

async function createFactors(db: Kysely<unknown>): Promise<void> {
	await createTable(db, 'totp_factor', {
		columns: {
			user_id: 'text',
			sealed_secret: 'text',
			last_step: 'integer',
			confirmed_at: 'bigint?',
			created_at: 'bigint'
		},
		key: ['user_id'],
		references: [user]
	});
	await createTable(db, 'recovery_code', {
		columns: { user_id: 'text', code_hash: 'text' },
		key: ['user_id', 'code_hash'],
		references: [user],
		storage: 'by_key'
	});
	await createTable(db, 'passkey', {
		columns: {
			credential_id: 'text',
			user_id: 'text',
			public_key: 'bytes',
			counter: 'bigint',
			transports: 'text',
			name: 'text',
			created_at: 'bigint',
			last_used_at: 'bigint?'
		},
		key: ['credential_id'],
		references: [user]
	});
	await db.schema.createIndex('passkey_of_user').on('passkey').column('user_id').execute();
}
