import type { Kysely } from 'kysely';
import { addColumns } from './tables';

/** A contract that ended, a meter that was taken out: the last day of use, as an epoch day. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await addColumns(db, 'metering_point', { last_day: 'integer?' });
}
