import type { Bindable } from '../db/database';
import type { Schema } from '../db/schema';
import type { WriteTx } from './transaction';

/** `metering_point_id` → `meteringPointId` */
type CamelCase<S extends string> = S extends `${infer Head}_${infer Rest}`
	? `${Head}${Capitalize<CamelCase<Rest>>}`
	: S;

type Camelised<T> = { [K in keyof T as CamelCase<K & string>]: T[K] };

/** A row of a table as the application names its columns. JSON columns stay text. */
export type Row<Table extends keyof Schema> = Camelised<Schema[Table]>;

const camelNames = new Map<string, string>();
const snakeNames = new Map<string, string>();

export function fromRow<T extends object>(row: T): Camelised<T> {
	return renamed(row, camelNames, toCamelCase) as Camelised<T>;
}

export function toRow<Table extends keyof Schema>(row: Row<Table>): Schema[Table] {
	return renamed(row, snakeNames, toSnakeCase) as unknown as Schema[Table];
}

/**
 * The columns of an update: those given, and only of the ones that may change. What came in
 * from outside besides (`companyId`, a role) is not taken along.
 */
export function toChanges<Table extends keyof Schema>(
	changes: Partial<Row<Table>>,
	mayChange: readonly (keyof Schema[Table] & string)[]
): Partial<Schema[Table]> {
	const given = renamed(changes, snakeNames, toSnakeCase);
	const allowed = Object.entries(given).filter(([name]) => mayChange.includes(name as never));
	return Object.fromEntries(allowed) as Partial<Schema[Table]>;
}

/** The columns of a table that all rows of one insert share. */
export type Shared<Table extends keyof Schema> = Partial<Row<Table>>;

/**
 * Many rows at once: `columns` are taken from each row, `shared` is the same in all of them.
 * Rows are drawn one by one, so that a million readings need not stand in memory twice.
 */
export async function insertRows<Table extends keyof Schema, Given extends object>(
	tx: WriteTx,
	into: {
		table: Table;
		shared: Shared<Table>;
		columns: readonly (keyof Schema[Table] & string)[];
	},
	rows: Iterable<Given>
): Promise<void> {
	const shared = Object.entries(renamed(into.shared, snakeNames, toSnakeCase));
	const names = [...shared.map(([name]) => name), ...into.columns];
	const first = shared.map(([, value]) => value as Bindable);
	const properties = into.columns.map(toCamelCase) as (keyof Given)[];
	await tx.bulkInsert(
		into.table,
		names as unknown as typeof into.columns,
		inOrder(rows, properties, first)
	);
}

function* inOrder<Given extends object>(
	rows: Iterable<Given>,
	properties: (keyof Given)[],
	first: Bindable[]
): Generator<Bindable[]> {
	for (const row of rows) {
		const values = first.slice();
		for (const property of properties) values.push(row[property] as Bindable);
		yield values;
	}
}

function toCamelCase(name: string): string {
	return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function toSnakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function renamed(row: object, names: Map<string, string>, rename: (name: string) => string) {
	const result: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(row)) {
		if (value === undefined) continue;
		let other = names.get(name);
		if (other === undefined) names.set(name, (other = rename(name)));
		result[other] = value;
	}
	return result;
}
