import type { Kysely } from 'kysely';
import { createTable } from './tables';

/** Mails on their way. What a mail says is sealed, and dropped as soon as it is sent or given up. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createTable(db, 'outgoing_mail', {
		columns: {
			mail_id: 'text',
			kind: 'text',
			state: 'text',
			priority: 'integer',
			sealed: 'text?',
			tries: 'integer',
			created_at: 'bigint',
			next_try_at: 'bigint',
			expires_at: 'bigint',
			settled_at: 'bigint?',
			reason: 'text?'
		},
		key: ['mail_id']
	});
	await db.schema
		.createIndex('outgoing_mail_due')
		.on('outgoing_mail')
		.columns(['state', 'priority', 'next_try_at'] as never[])
		.execute();
}
