import { type Kysely, sql } from 'kysely';
import { createTenantTable, isPostgresql } from './tables';

/** Companies, their sites and metering points. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createCompanies(db);
	await createTenantTable(db, 'site', {
		columns: {
			company_id: 'text',
			site_id: 'text',
			name: 'text',
			postal_code: 'text?',
			address: 'text?',
			floor_area_m2: 'double?',
			time_zone: 'text',
			created_at: 'bigint'
		},
		key: ['company_id', 'site_id'],
		references: [{ columns: ['company_id'], table: 'company' }]
	});
	await createMeteringPoints(db);
}

async function createCompanies(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'company', {
		columns: {
			company_id: 'text',
			name: 'text',
			industry: 'text?',
			fiscal_year_start_month: 'integer',
			tax_display: 'text',
			origin: 'text',
			data_version: 'integer',
			created_at: 'bigint'
		},
		key: ['company_id']
	});
	if (isPostgresql(db)) await openListOfCompanies(db);
}

/** `*` lets the command line on the server see which companies there are, and nothing of theirs. */
async function openListOfCompanies(db: Kysely<unknown>): Promise<void> {
	await sql`create policy list_of_companies on company for select
		using (current_setting('mieruka.companies', true) = '*')`.execute(db);
}

async function createMeteringPoints(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'metering_point', {
		columns: {
			company_id: 'text',
			metering_point_id: 'text',
			site_id: 'text',
			name: 'text',
			carrier: 'text',
			unit: 'text',
			supply_point_number: 'text?',
			supplier: 'text?',
			menu: 'text?',
			area: 'text?',
			reading_day: 'integer?',
			contract_kw: 'double?',
			created_at: 'bigint'
		},
		key: ['company_id', 'metering_point_id'],
		unique: [['company_id', 'carrier', 'supply_point_number']],
		references: [{ columns: ['company_id', 'site_id'], table: 'site' }]
	});
}
