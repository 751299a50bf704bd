import type { Kysely } from 'kysely';
import { addColumns } from './tables';

/** A driver that a person removed stays with its figures, and can be brought back. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await addColumns(db, 'driver', { removed_at: 'bigint?' });
}
