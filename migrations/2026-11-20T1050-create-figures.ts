import type { Kysely } from 'kysely';
import { addColumns, type Columns, createTenantTable } from './tables';

/**
 * Figures that belong to a day or a stretch of days: fuel deliveries and stock takes of a metering
 * point, months of a driver, mean temperatures of a weather station. One ledger for all of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createSeries(db);
	await createFigures(db);
	await addColumns(db, 'site', { weather_station_id: 'text?' });
	await addColumns(db, 'metering_point', { use_from: 'text?' });
	await addColumns(db, 'import_record', { series_id: 'text?' });
}

async function createSeries(db: Kysely<unknown>): Promise<void> {
	await createTenantTable(db, 'weather_station', {
		columns: {
			company_id: 'text',
			weather_station_id: 'text',
			name: 'text',
			created_at: 'bigint'
		},
		key: ['company_id', 'weather_station_id'],
		unique: [['company_id', 'name']],
		references: [{ columns: ['company_id'], table: 'company' }]
	});
	await createTenantTable(db, 'driver', {
		columns: {
			company_id: 'text',
			driver_id: 'text',
			site_id: 'text?',
			kind: 'text',
			name: 'text',
			unit: 'text',
			created_at: 'bigint'
		},
		key: ['company_id', 'driver_id'],
		references: [{ columns: ['company_id'], table: 'company' }]
	});
}

const FIGURE: Columns = {
	kind: 'text',
	start_day: 'integer',
	end_day: 'integer',
	quantity: 'bigint?',
	quantity_scale: 'integer',
	cost_yen: 'bigint?',
	quality: 'integer?',
	sheet: 'text?',
	row: 'integer',
	column_name: 'text'
};

async function createFigures(db: Kysely<unknown>): Promise<void> {
	const place: Columns = { import_id: 'text', record_index: 'integer', number: 'integer' };
	await createTenantTable(db, 'figure_candidate', {
		columns: { company_id: 'text', ...place, ...FIGURE },
		key: ['company_id', 'import_id', 'record_index', 'number'],
		storage: 'by_key'
	});
	await createTenantTable(db, 'figure', {
		columns: {
			company_id: 'text',
			series_id: 'text',
			...place,
			disposition: 'text',
			...FIGURE
		},
		key: ['company_id', 'series_id', 'import_id', 'record_index', 'number'],
		references: [{ columns: ['company_id', 'import_id'], table: 'import' }],
		storage: 'by_key'
	});
	await createTenantTable(db, 'figure_in_force', {
		columns: {
			company_id: 'text',
			series_id: 'text',
			kind: 'text',
			start_day: 'integer',
			...place
		},
		key: ['company_id', 'series_id', 'kind', 'start_day', 'import_id', 'record_index', 'number'],
		storage: 'by_key'
	});
}
