import type { Kysely } from 'kysely';
import { createTenantTable } from './tables';

/** Reports as they were issued: their figures stay, whatever is computed later. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'issued_report', {
		columns: {
			company_id: 'text',
			report_id: 'text',
			kind: 'text',
			fiscal_year: 'integer',
			content: 'text',
			data_version: 'integer',
			factor_ids: 'text',
			issued_by: 'text',
			issued_at: 'bigint',
			replaced_by: 'text?',
			replaced_at: 'bigint?'
		},
		key: ['company_id', 'report_id'],
		references: [{ columns: ['company_id'], table: 'company' }]
	});
}
