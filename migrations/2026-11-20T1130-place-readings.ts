import type { Kysely } from 'kysely';
import { addColumns } from './tables';

/** Of each day of readings: the sheets of a workbook it stands on, and what was estimated of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const table of ['load_day_candidate', 'load_day'])
		await addColumns(db, table, { sheets: 'text?', estimated: 'bytes?' });
	await addColumns(db, 'load_day_in_force', { estimated_slots: 'integer?' });
}
