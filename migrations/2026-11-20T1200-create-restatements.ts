import type { Kysely } from 'kysely';
import { createTable, createTenantTable } from './tables';

/**
 * An edition that is to count for the companies of a consortium: the dry run, its application and
 * its undoing; and what each company's months become, which only the company itself reads.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createTable(db, 'restatement', {
		columns: {
			consortium_id: 'text',
			restatement_id: 'text',
			edition_id: 'text',
			series: 'text',
			status: 'text',
			created_at: 'bigint',
			created_by: 'text',
			started_at: 'bigint',
			started_by: 'text',
			ended_at: 'bigint?',
			claimed_by: 'text?',
			claimed_until: 'bigint?'
		},
		key: ['consortium_id', 'restatement_id'],
		references: [{ columns: ['consortium_id'], table: 'consortium' }]
	});
	await createTenantTable(db, 'company_restatement', {
		columns: {
			company_id: 'text',
			restatement_id: 'text',
			consortium_id: 'text',
			edition_id: 'text',
			series: 'text',
			status: 'text',
			former_edition_id: 'text?',
			former_consortium_id: 'text?',
			moved: 'text',
			moved_months: 'integer',
			moved_points: 'integer',
			closed_months: 'integer',
			percent_basic: 'double?',
			percent_adjusted: 'double?',
			computed_at: 'bigint',
			decided_at: 'bigint?',
			decided_by: 'text?'
		},
		key: ['company_id', 'restatement_id']
	});
}
