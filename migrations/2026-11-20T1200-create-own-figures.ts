import type { Kysely } from 'kysely';
import { type Columns, createTenantTable } from './tables';

/**
 * What a company brings to its emissions itself: factors and conversions, certificates, entries of
 * scope 3, and the papers that prove them. Rows are added and ended, never changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createOwn(db, 'own_factor', {
		factor_id: 'text',
		metering_point_id: 'text?',
		carrier: 'text',
		supplier: 'text?',
		from_month: 'text',
		to_month: 'text?',
		basic: 'text?',
		adjusted: 'text?',
		emission_unit: 'text?',
		energy: 'text?',
		energy_unit: 'text?',
		kg_per_m3: 'text?',
		standard_m3_per_m3: 'text?',
		source: 'text',
		replaces: 'text?'
	});
	await createOwn(db, 'certificate', {
		certificate_id: 'text',
		kind: 'text',
		kwh: 'bigint',
		certified_t_co2: 'text?',
		from_month: 'text',
		to_month: 'text',
		serial: 'text',
		source: 'text'
	});
	await createOwn(db, 'scope3_entry', {
		entry_id: 'text',
		fiscal_year: 'integer',
		category: 'integer',
		name: 'text',
		quantity: 'text',
		unit: 'text',
		factor: 'text',
		factor_mass: 'text',
		factor_id: 'text?',
		source: 'text',
		replaces: 'text?'
	});
	await createAttachment(db);
}

/** The first of the columns is the row's id. */
async function createOwn(db: Kysely<unknown>, name: string, columns: Columns): Promise<void> {
	await createTenantTable(db, name, {
		columns: {
			company_id: 'text',
			...columns,
			created_at: 'bigint',
			created_by: 'text',
			ended_at: 'bigint?',
			ended_by: 'text?'
		},
		key: ['company_id', Object.keys(columns)[0]!],
		references: [{ columns: ['company_id'], table: 'company' }],
		storage: 'by_key'
	});
}

async function createAttachment(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'attachment', {
		columns: {
			company_id: 'text',
			attachment_id: 'text',
			subject: 'text',
			subject_id: 'text',
			sha256: 'text',
			file_name: 'text',
			created_at: 'bigint',
			created_by: 'text'
		},
		key: ['company_id', 'attachment_id'],
		references: [{ columns: ['company_id', 'sha256'], table: 'evidence' }],
		storage: 'by_key'
	});
}
