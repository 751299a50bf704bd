import type { Kysely } from 'kysely';
import { createTable, createTenantTable } from './tables';

/**
 * Lists of factors that a consortium brought in beside the shipped ones, and which of them count
 * for a company. Both are only ever added to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createTable(db, 'factor_edition', {
		columns: {
			consortium_id: 'text',
			edition_id: 'text',
			series: 'text',
			content: 'text',
			file_name: 'text',
			file_bytes: 'bytes',
			findings: 'text',
			created_at: 'bigint',
			created_by: 'text'
		},
		key: ['consortium_id', 'edition_id'],
		references: [{ columns: ['consortium_id'], table: 'consortium' }]
	});
	await createTenantTable(db, 'company_edition', {
		columns: {
			company_id: 'text',
			series: 'text',
			number: 'integer',
			edition_id: 'text',
			consortium_id: 'text?',
			adopted_at: 'bigint',
			adopted_by: 'text'
		},
		key: ['company_id', 'series', 'number'],
		storage: 'by_key'
	});
}
