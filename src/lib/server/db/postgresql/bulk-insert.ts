import { sql } from 'kysely';
import type { Bindable, BulkInsert } from '../database';

/** Rows a statement: keeps one message below some megabytes also with packed days. */
const CHUNK_ROWS = 2000;

/**
 * One array parameter per column, unnested side by side. The element types are asked of the
 * catalogue, once per call, because an array parameter has no type of its own.
 */
export const bulkInsert: BulkInsert = async (transaction, { table, columns }, rows) => {
	const types = await arrayTypes(transaction, table, columns);
	const into = sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.id(name)))})`;
	for (const chunk of chunks(rows)) {
		const arrays = columns.map(
			(_, at) => sql`${chunk.map((row) => row[at])}::${sql.raw(types[at] ?? '')}`
		);
		await sql`${into} select * from unnest(${sql.join(arrays)})`.execute(transaction);
	}
};

async function arrayTypes(
	transaction: Parameters<BulkInsert>[0],
	table: string,
	columns: readonly string[]
): Promise<string[]> {
	const { rows } = await sql<{ name: string; type: string }>`
		select attname as name, format_type(atttypid, null) || '[]' as type from pg_attribute
		where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(transaction);
	const typeOf = new Map(rows.map(({ name, type }) => [name, type]));
	return columns.map((column) => typeOf.get(column) ?? unknownColumn(table, column));
}

function unknownColumn(table: string, column: string): never {
	throw new Error(`${table} has no column ${column}`);
}

function* chunks(rows: Iterable<readonly Bindable[]>): Generator<(readonly Bindable[])[]> {
	let chunk: (readonly Bindable[])[] = [];
	for (const row of rows) {
		chunk.push(row);
		if (chunk.length < CHUNK_ROWS) continue;
		yield chunk;
		chunk = [];
	}
	if (chunk.length) yield chunk;
}
