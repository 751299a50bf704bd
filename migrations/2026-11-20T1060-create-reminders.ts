import type { Kysely } from 'kysely';
import { createTenantTable } from './tables';

/** Reminders of data that are late, and which companies want none by mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'reminder', {
		columns: {
			company_id: 'text',
			at: 'bigint',
			kind: 'text',
			sent_by: 'text?',
			mails: 'integer'
		},
		key: ['company_id', 'at'],
		storage: 'by_key'
	});
	await createTenantTable(db, 'reminder_stop', {
		columns: { company_id: 'text', stopped_at: 'bigint', stopped_by: 'text' },
		key: ['company_id'],
		storage: 'by_key'
	});
}
