import type { Kysely } from 'kysely';
import { createTenantTable } from './tables';

/** Files byte for byte, what was read from them, and what waits for a confirmation. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createEvidence(db);
	await createImports(db);
	await createImportParts(db);
	await createCandidates(db);
}

const OF_IMPORT = [{ columns: ['company_id', 'import_id'], table: 'import' }];

async function createEvidence(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'evidence', {
		columns: {
			company_id: 'text',
			sha256: 'text',
			byte_count: 'bigint',
			media_type: 'text',
			created_at: 'bigint'
		},
		key: ['company_id', 'sha256'],
		references: [{ columns: ['company_id'], table: 'company' }],
		storage: 'by_key'
	});
	await createTenantTable(db, 'evidence_part', {
		columns: { company_id: 'text', sha256: 'text', part: 'integer', content: 'bytes' },
		key: ['company_id', 'sha256', 'part'],
		references: [{ columns: ['company_id', 'sha256'], table: 'evidence' }]
	});
}

async function createImports(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'import', {
		columns: {
			company_id: 'text',
			import_id: 'text',
			status: 'text',
			file_name: 'text',
			sha256: 'text',
			byte_count: 'bigint',
			layout_id: 'text?',
			layout_reason: 'text?',
			request: 'text',
			columns: 'text?',
			findings: 'text',
			counts: 'text',
			conflicts: 'text?',
			commit_number: 'integer?',
			created_by: 'text',
			created_at: 'bigint',
			committed_at: 'bigint?',
			undone_at: 'bigint?',
			claimed_by: 'text?',
			claimed_until: 'bigint?'
		},
		key: ['company_id', 'import_id'],
		unique: [['company_id', 'commit_number']],
		references: [{ columns: ['company_id'], table: 'company' }]
	});
	await indexImports(db);
}

async function indexImports(db: Kysely<unknown>): Promise<void> {
	for (const column of ['sha256', 'status', 'created_at'])
		await db.schema
			.createIndex(`import_by_${column}`)
			.on('import')
			.columns(['company_id', column])
			.execute();
}

async function createImportParts(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'import_record', {
		columns: {
			company_id: 'text',
			import_id: 'text',
			record_index: 'integer',
			kind: 'text',
			carrier: 'text',
			unit: 'text',
			supply_point_number: 'text?',
			supplier: 'text?',
			menu: 'text?',
			label: 'text?',
			metering_point_id: 'text?',
			from_day: 'integer',
			to_day: 'integer',
			count: 'integer',
			missing: 'integer',
			quantity: 'double',
			cost_yen: 'bigint?',
			peak_kw: 'double?',
			slot_minutes: 'integer?',
			by_month: 'text'
		},
		key: ['company_id', 'import_id', 'record_index'],
		references: OF_IMPORT
	});
	await createTenantTable(db, 'rejected_row', {
		columns: {
			company_id: 'text',
			import_id: 'text',
			sheet: 'text?',
			row: 'integer',
			number: 'integer',
			cells: 'text',
			finding: 'text'
		},
		key: ['company_id', 'import_id', 'number'],
		references: OF_IMPORT
	});
}

/** The ledger's own columns, but for the metering point, which a person may still choose. */
async function createCandidates(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'bill_candidate', {
		columns: {
			company_id: 'text',
			import_id: 'text',
			record_index: 'integer',
			number: 'integer',
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
		key: ['company_id', 'import_id', 'record_index', 'number'],
		references: OF_IMPORT
	});
	await createTenantTable(db, 'load_day_candidate', {
		columns: {
			company_id: 'text',
			import_id: 'text',
			day: 'integer',
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
			record_index: 'integer'
		},
		key: ['company_id', 'import_id', 'record_index', 'day'],
		storage: 'by_key'
	});
}
