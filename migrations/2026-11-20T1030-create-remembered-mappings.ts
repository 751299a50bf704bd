import type { Kysely } from 'kysely';
import { createTenantTable } from './tables';

/** What a company's people said of the columns of its files, for the next file with such headings. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'remembered_mapping', {
		columns: {
			company_id: 'text',
			mapping_id: 'text',
			import_id: 'text',
			shape: 'text',
			headings: 'text',
			mapping: 'text',
			skipped: 'text',
			taught_by: 'text',
			taught_at: 'bigint'
		},
		key: ['company_id', 'mapping_id'],
		references: [{ columns: ['company_id', 'import_id'], table: 'import' }]
	});
	await db.schema
		.createIndex('remembered_mapping_by_shape')
		.on('remembered_mapping')
		.columns(['company_id', 'shape'])
		.execute();
}
