import type { Kysely } from 'kysely';
import { addColumns, createTenantTable } from './tables';

/** What people write by hand: notes of bills, bills taken out of force, closed months. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const table of ['bill_candidate', 'bill']) await addColumns(db, table, { note: 'text?' });
	await createRemovals(db);
	await createClosings(db);
}

async function createRemovals(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'bill_removal', {
		columns: {
			company_id: 'text',
			metering_point_id: 'text',
			import_id: 'text',
			of_import_id: 'text',
			of_record_index: 'integer',
			of_number: 'integer',
			replaced_by_index: 'integer?',
			replaced_by_number: 'integer?'
		},
		key: [
			'company_id',
			'metering_point_id',
			'import_id',
			'of_import_id',
			'of_record_index',
			'of_number'
		],
		references: [
			{ columns: ['company_id', 'import_id'], table: 'import' },
			{ columns: ['company_id', 'metering_point_id'], table: 'metering_point' }
		],
		storage: 'by_key'
	});
}

async function createClosings(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'month_closing', {
		columns: {
			company_id: 'text',
			month: 'text',
			closing_id: 'text',
			closed_at: 'bigint',
			closed_by: 'text',
			reopened_at: 'bigint?',
			reopened_by: 'text?',
			reason: 'text?'
		},
		key: ['company_id', 'month', 'closing_id'],
		references: [{ columns: ['company_id'], table: 'company' }],
		storage: 'by_key'
	});
}
