import { sql } from 'kysely';
import { fromRow } from './row';
import type { ReadTx } from './transaction';

/** What the database takes on its disk, its write-ahead log apart. */
export async function databaseBytes(tx: ReadTx): Promise<number> {
	const size =
		tx.engine === 'sqlite'
			? sql<{
					bytes: number;
				}>`(select page_count * page_size as bytes from pragma_page_count(), pragma_page_size())`
			: sql<{ bytes: number }>`(select pg_database_size(current_database()) as bytes)`;
	const { bytes } = await tx.query
		.selectFrom(size.as('size'))
		.select('bytes')
		.executeTakeFirstOrThrow();
	return bytes;
}

/** Accounts that can be used, and operators among them. */
export async function countAccounts(
	tx: ReadTx
): Promise<{ users: number; operators: number; disabled: number }> {
	return tx.query
		.selectFrom('user_account')
		.select(({ fn, eb }) => [
			fn
				.countAll<number>()
				.filterWhere(eb('disabled_at', 'is', null))
				.as('users'),
			fn
				.countAll<number>()
				.filterWhere(({ and, eb: is }) =>
					and([is('disabled_at', 'is', null), is('operator_since', 'is not', null)])
				)
				.as('operators'),
			fn
				.countAll<number>()
				.filterWhere(eb('disabled_at', 'is not', null))
				.as('disabled')
		])
		.executeTakeFirstOrThrow();
}

/** All consortia, with how many coordinate them; nothing of their companies. */
export async function listCoordination(
	tx: ReadTx
): Promise<{ consortiumId: string; name: string; coordinators: number }[]> {
	const rows = await tx.query
		.selectFrom('consortium as c')
		.leftJoin('consortium_member as m', (join) =>
			join.onRef('m.consortium_id', '=', 'c.consortium_id').on('m.role', '=', 'coordinator')
		)
		.select(({ fn }) => [
			'c.consortium_id',
			'c.name',
			fn.count<number>('m.user_id').as('coordinators')
		])
		.groupBy(['c.consortium_id', 'c.name', 'c.created_at'])
		.orderBy('c.created_at')
		.orderBy('c.consortium_id')
		.execute();
	return rows.map(fromRow);
}
