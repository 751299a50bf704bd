import type { Kysely } from 'kysely';
import { type Columns, createTenantTable } from './tables';

/** What is in force, and the months computed from it: all of it can be thrown away and rebuilt. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createInForce(db);
	await createMonths(db);
}

async function createInForce(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'bill_in_force', {
		columns: {
			company_id: 'text',
			metering_point_id: 'text',
			start_day: 'integer',
			import_id: 'text',
			record_index: 'integer',
			number: 'integer'
		},
		key: ['company_id', 'metering_point_id', 'start_day', 'import_id', 'record_index', 'number'],
		storage: 'by_key'
	});
	await createTenantTable(db, 'load_day_in_force', {
		columns: {
			company_id: 'text',
			metering_point_id: 'text',
			day: 'integer',
			import_id: 'text?',
			slot_minutes: 'integer',
			scale: 'integer',
			total: 'bigint',
			peak: 'bigint',
			peak_slot: 'integer',
			missing: 'integer',
			slot_count: 'integer',
			slots: 'bytes?',
			origins: 'text?'
		},
		key: ['company_id', 'metering_point_id', 'day'],
		storage: 'by_key'
	});
}

const RESULTS: Columns = {
	quantity: 'double?',
	gigajoules: 'double?',
	crude_oil_kl: 'double?',
	co2_kg_basic: 'double?',
	co2_kg_adjusted: 'double?',
	cost_yen: 'bigint?',
	cost_days: 'integer',
	covered_days: 'integer',
	days: 'integer',
	data_status: 'text',
	status_gigajoules: 'text',
	status_crude_oil: 'text',
	status_co2_basic: 'text',
	status_co2_adjusted: 'text'
};

async function createMonths(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'usage_month', {
		columns: {
			company_id: 'text',
			metering_point_id: 'text',
			month: 'text',
			unit: 'text',
			...RESULTS,
			factor_id: 'text?',
			energy_factor_id: 'text?',
			findings: 'text'
		},
		key: ['company_id', 'metering_point_id', 'month'],
		storage: 'by_key'
	});
	await createTenantTable(db, 'company_month', {
		columns: { company_id: 'text', month: 'text', ...RESULTS },
		key: ['company_id', 'month'],
		storage: 'by_key'
	});
}
