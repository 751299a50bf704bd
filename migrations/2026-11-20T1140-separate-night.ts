import type { Kysely } from 'kysely';
import { addColumns } from './tables';

/** Power by day and by night, where a bill separates them: the energy law did so before FY2023. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const table of ['bill_candidate', 'bill'])
		await addColumns(db, table, { night_quantity: 'bigint?' });
	await addColumns(db, 'usage_month', { day_quantity: 'double?', night_quantity: 'double?' });
}
