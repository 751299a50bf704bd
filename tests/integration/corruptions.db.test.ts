/**
 * Whatever is changed in a derived table, `verify` finds it: a column by as little as its type
 * allows (the last bit of a double), a row that is gone, a row too many.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getServer } from '$lib/server/app';
import { read, write } from '$lib/server/repositories/transaction';
import { verify } from '$lib/server/services/verify';
import { propertyRuns } from '../property-runs';
import { aFullCompany } from './a-full-company';
import { context, openApp } from './an-app';
import type { AnyQuery } from './any-rows';
import { companyScope, engines } from './engines';
import { declaredTables } from './schema-file';

const TABLES = [
	...['usage_month', 'company_month', 'bill_in_force', 'load_day_in_force', 'figure_in_force']
] as const;

type Row = Record<string, unknown>;

const corruption = fc.record({
	table: fc.constantFrom(...TABLES),
	row: fc.nat(),
	column: fc.nat(),
	deed: fc.constantFrom('change', 'change', 'change', 'delete', 'add'),
	way: fc.nat()
});
type Corruption = typeof corruption extends fc.Arbitrary<infer T> ? T : never;

/** The next double up, or down. */
function nextDouble(value: number, way: number): number {
	const view = new DataView(new ArrayBuffer(8));
	view.setFloat64(0, value);
	view.setBigInt64(0, view.getBigInt64(0) + (way % 2 === 0 ? 1n : -1n));
	const next = view.getFloat64(0);
	return Number.isFinite(next) && next !== value ? next : value + 1;
}

function otherText(value: string, way: number): string {
	if (value === '') return 'x';
	const at = way % value.length;
	const others = [
		`${value}x`,
		value.slice(0, -1) || 'x',
		value.slice(0, at) + (value[at] === '1' ? '2' : '1') + value.slice(at + 1)
	];
	return others[way % others.length]!;
}

function flippedBit(bytes: Uint8Array, way: number): Uint8Array {
	const other = Uint8Array.from(bytes);
	const bit = way % (other.length * 8);
	other[bit >> 3] = other[bit >> 3]! ^ (1 << (bit & 7));
	return other;
}

const FROM_NOTHING = { text: '[]', number: 0, bytes: Uint8Array.of(1) };

/** Of the numbers those that are double precision. */
const DOUBLES = [
	...['quantity', 'gigajoules', 'crude_oil_kl', 'co2_kg_basic', 'co2_kg_adjusted'],
	...['day_quantity', 'night_quantity']
];

interface Column {
	name: string;
	kind: 'text' | 'number' | 'bytes';
	mayBeNull: 'yes' | 'no';
}

function changed(value: unknown, { column, way }: { column: Column; way: number }): unknown {
	const { name, kind, mayBeNull } = column;
	if (value === null) return FROM_NOTHING[kind];
	if (mayBeNull === 'yes' && way % 5 === 0) return null;
	if (typeof value === 'string') return otherText(value, way);
	if (value instanceof Uint8Array) return flippedBit(value, way);
	const number = value as number;
	return DOUBLES.includes(name) ? nextDouble(number, way) : number + 1;
}

describe.each(engines)(
	'one copy in which a derived row is corrupted on $name',
	({ createPlace }) => {
		let app: Awaited<ReturnType<typeof openApp>>;
		let company: string;
		const rows: Record<string, Row[]> = {};
		beforeAll(async () => {
			app = await openApp({ createPlace });
			company = await aFullCompany();
			for (const table of TABLES) rows[table] = await rowsOf(table);
		});
		afterAll(() => app.close());

		const scope = () => companyScope(company);
		const rowsOf = (table: string): Promise<Row[]> =>
			read(getServer().database, scope(), (tx) =>
				(tx.query as unknown as AnyQuery).selectFrom(table).selectAll().execute()
			);
		const replaced = (table: string, { old, now }: { old: Row[]; now: Row[] }) =>
			write(getServer().database, scope(), async (tx) => {
				const query = tx.query as unknown as AnyQuery;
				for (const row of old) {
					let gone = query.deleteFrom(table);
					for (const [name, value] of Object.entries(keyOf(table, row)))
						gone = gone.where(name, '=', value);
					await gone.execute();
				}
				if (now.length > 0) await query.insertInto(table).values(now).execute();
			});

		const KEYS: Record<string, readonly string[]> = {
			usage_month: ['metering_point_id', 'month'],
			company_month: ['month'],
			bill_in_force: ['metering_point_id', 'start_day', 'import_id', 'record_index', 'number'],
			load_day_in_force: ['metering_point_id', 'day'],
			figure_in_force: ['series_id', 'kind', 'start_day', 'import_id', 'record_index', 'number']
		};
		const keyOf = (table: string, row: Row): Row =>
			Object.fromEntries(KEYS[table]!.map((name) => [name, row[name]]));

		/** What the table holds instead of the row; null where that would be what it holds already. */
		function corrupted({ table, row: at, column: which, deed, way }: Corruption) {
			const old = rows[table]![at % rows[table]!.length]!;
			if (deed === 'delete') return { table, old: [old], now: [] };
			const names = (deed === 'add' ? KEYS[table]! : Object.keys(old)).filter(
				(name) => name !== 'company_id'
			);
			const name = names[which % names.length]!;
			const { kind, nullable } = declaredTables()[table]![name]!;
			const mayBeNull = deed === 'change' && nullable ? ('yes' as const) : ('no' as const);
			const column = { name, kind, mayBeNull };
			const now = { ...old, [name]: changed(old[name], { column, way }) };
			const taken = rows[table]!.some((one) => one !== old && sameKey(table, one, now));
			if (taken) return null;
			return deed === 'add' ? { table, old: [], now: [now] } : { table, old: [old], now: [now] };
		}

		const sameKey = (table: string, a: Row, b: Row) =>
			JSON.stringify(keyOf(table, a)) === JSON.stringify(keyOf(table, b));

		it('is whole to begin with, and has rows in every derived table', async () => {
			expect((await verify(context)).differences).toEqual([]);
			for (const table of TABLES) expect([table, rows[table]!.length > 0]).toEqual([table, true]);
		});

		it('is found to differ, every time, and is whole again afterwards', async () => {
			let found = 0;
			const missed: string[] = [];
			await fc.assert(
				fc.asyncProperty(corruption, async (one) => {
					const change = corrupted(one);
					if (!change) return;
					await replaced(change.table, change);
					const { differences } = await verify(context);
					await replaced(change.table, { old: change.now, now: change.old });
					found += 1;
					if (!differences.some(({ table }) => table === change.table)) missed.push(said(change));
					expect(missed).toEqual([]);
				}),
				{ ...propertyRuns('corruptions', 30), endOnFailure: true }
			);
			expect(found).toBeGreaterThan(0);
			expect((await verify(context)).differences).toEqual([]);
		});

		const said = (change: { table: string; old: Row[]; now: Row[] }) =>
			JSON.stringify(change, (_, value: unknown) =>
				value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
			);
	}
);
