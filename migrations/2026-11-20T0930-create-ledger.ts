import type { Kysely } from 'kysely';
import { createTenantTable } from './tables';

/** Bills and days of readings as they were committed. Rows never change. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createBills(db);
	await createLoadDays(db);
}

async function createBills(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'bill', {
		columns: {
			company_id: 'text',
			metering_point_id: 'text',
			import_id: 'text',
			record_index: 'integer',
			number: 'integer',
			disposition: 'text',
			start_day: 'integer',
			end_day: 'integer',
			quantity: 'bigint',
			quantity_scale: 'integer',
			cost_yen: 'bigint?',
			tax_yen: 'bigint?',
			peak_kw: 'bigint?',
			peak_kw_scale: 'integer',
			contract_kw: 'bigint?',
			contract_kw_scale: 'integer',
			power_factor_percent: 'double?',
			reading: 'text',
			sheet: 'text?',
			row: 'integer',
			column_name: 'text'
		},
		key: ['company_id', 'metering_point_id', 'import_id', 'record_index', 'number'],
		references: [
			{ columns: ['company_id', 'import_id'], table: 'import' },
			{ columns: ['company_id', 'metering_point_id'], table: 'metering_point' }
		],
		storage: 'by_key'
	});
}

/**
 * One row per metering point, day and import, all slots packed. No references: a look-up per
 * row is what a fast commit cannot afford, and rows come from candidates of the same import.
 */
async function createLoadDays(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'load_day', {
		columns: {
			company_id: 'text',
			metering_point_id: 'text',
			day: 'integer',
			import_id: 'text',
			slot_minutes: 'integer',
			scale: 'integer',
			slots: 'bytes',
			total: 'bigint',
			peak: 'bigint',
			peak_slot: 'integer',
			missing: 'integer',
			first_row: 'integer',
			row_step: 'integer',
			rows: 'bytes?',
			declined: 'bytes?'
		},
		key: ['company_id', 'metering_point_id', 'day', 'import_id'],
		storage: 'by_key',
		partitions: 8
	});
}
