/** A derived row that is not what the ledger makes of it. */
export interface RowDifference {
	table:
		'bill_in_force' | 'load_day_in_force' | 'figure_in_force' | 'usage_month' | 'company_month';
	/** Which row, as its key reads. */
	row: string;
	stored: string | null;
	recomputed: string | null;
}

/** Rows by key on both sides: what is missing, too much, or says something else. */
export function compareRows<Row extends object>(
	table: RowDifference['table'],
	rows: { stored: readonly Row[]; recomputed: readonly Row[] },
	keyOf: (row: Row) => string
): RowDifference[] {
	const stored = new Map(rows.stored.map((row) => [keyOf(row), textOf(row)]));
	const recomputed = new Map(rows.recomputed.map((row) => [keyOf(row), textOf(row)]));
	const keys = [...new Set([...stored.keys(), ...recomputed.keys()])].sort();
	return keys
		.map((row) => ({
			...{ table, row },
			stored: stored.get(row) ?? null,
			recomputed: recomputed.get(row) ?? null
		}))
		.filter((one) => one.stored !== one.recomputed);
}

/** Columns in the order of their names, but for the company; bytes as hex, doubles to the last bit. */
function textOf(row: object): string {
	const columns = Object.entries(row)
		.filter(([name]) => name !== 'companyId')
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.stringify(columns.map(([name, value]) => [name, comparable(value)]));
}

function comparable(value: unknown): unknown {
	return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}
