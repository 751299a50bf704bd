import type { Database } from '$lib/server/db/database';
import type { CompanyScope } from '$lib/server/repositories/scope';
import { write } from '$lib/server/repositories/transaction';
import type { Kysely } from 'kysely';
import { declaredTables, tenantTables } from './schema-file';

/** Queries by names that are only known at run time. */
export type AnyQuery = Kysely<Record<string, Record<string, unknown>>>;

/** What must mean something to be found: an import that counts, a closed month, a driver in use, a report that stands. */
const TELLING: Record<string, string | null> = {
	...{ status: 'committed', month: '2026-04', reopened_at: null, removed_at: null },
	...{ replaced_by: null, ended_at: null }
};

const VALUES = { number: 1, bytes: new Uint8Array([1, 2, 3]) };

/** The same value in every column of a kind: all references are met. `text` is every text and id. */
export function anyRow(table: string, text = 'x'): Record<string, unknown> {
	const values = { ...VALUES, text };
	const columns = Object.entries(declaredTables()[table] ?? {});
	return Object.fromEntries(
		columns.map(([name, { kind }]) => [name, name in TELLING ? TELLING[name] : values[kind]])
	);
}

/** One row in every table of companies, parents before children. */
export async function fillEveryTable(
	database: Database,
	scope: CompanyScope,
	text = 'x'
): Promise<void> {
	await write(database, scope, async (tx) => {
		const query = tx.query as unknown as AnyQuery;
		for (const table of tenantTables())
			await query
				.insertInto(table)
				.values({ ...anyRow(table, text), company_id: scope.companyId })
				.execute();
	});
}
