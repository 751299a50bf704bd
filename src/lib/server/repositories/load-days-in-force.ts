import type { DayRange } from './ledger';
import { fromRow, insertRows, type Row } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** A day that counts; `origins` is JSON text, `slots` only set where imports are merged. */
export type LoadDayInForce = Omit<Row<'load_day_in_force'>, 'companyId' | 'meteringPointId'>;

/** As `LoadDayInForce`, with the slots also of an unmerged day, and where that one is from. */
export type ReadLoadDay = Omit<LoadDayInForce, 'slots'> & {
	meteringPointId: string;
	slots: Uint8Array;
	firstRow: number | null;
	rowStep: number | null;
	rows: Uint8Array | null;
};

const SUMMARY_COLUMNS = [
	'day',
	'import_id',
	'slot_minutes',
	'scale',
	'total',
	'peak',
	'peak_slot',
	'missing',
	'slot_count'
] as const;

/** Days of a point in the range, with their slots. */
export async function listLoadDaysInForce(
	scope: CompanyScope,
	tx: ReadTx,
	{ meteringPointId, start, end }: DayRange & { meteringPointId: string }
): Promise<ReadLoadDay[]> {
	const rows = await tx.query
		.selectFrom('load_day_in_force as f')
		.leftJoin('load_day as l', (join) =>
			join
				.onRef('l.company_id', '=', 'f.company_id')
				.onRef('l.metering_point_id', '=', 'f.metering_point_id')
				.onRef('l.day', '=', 'f.day')
				.onRef('l.import_id', '=', 'f.import_id')
		)
		.select(['f.metering_point_id', ...SUMMARY_COLUMNS.map((name) => `f.${name}` as const)])
		.select(['l.first_row', 'l.row_step', 'l.rows', 'f.origins'])
		.select(({ fn }) => fn.coalesce('f.slots', 'l.slots').as('slots'))
		.$narrowType<{ slots: Uint8Array }>()
		.where('f.company_id', '=', scope.companyId)
		.where('f.metering_point_id', '=', meteringPointId)
		.where('f.day', '>=', start)
		.where('f.day', '<', end)
		.orderBy('f.day')
		.execute();
	return rows.map(fromRow);
}

/** The same days without slots: totals and gaps, for months. */
export async function listDayTotals(
	scope: CompanyScope,
	tx: ReadTx,
	{ meteringPointId, start, end }: DayRange & { meteringPointId: string }
): Promise<Omit<LoadDayInForce, 'slots' | 'origins'>[]> {
	const rows = await tx.query
		.selectFrom('load_day_in_force')
		.select(SUMMARY_COLUMNS)
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', '=', meteringPointId)
		.where('day', '>=', start)
		.where('day', '<', end)
		.orderBy('day')
		.execute();
	return rows.map(fromRow);
}

/** First and last day (included) with anything in force; null where there is nothing. */
export async function spanInForce(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointId: string
): Promise<DayRange | null> {
	const days = await tx.query
		.selectFrom('load_day_in_force')
		.select(({ fn }) => [fn.min('day').as('first'), fn.max('day').as('last')])
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', '=', meteringPointId)
		.executeTakeFirstOrThrow();
	return days.first === null ? null : { start: days.first, end: days.last + 1 };
}

export async function replaceLoadDaysInForce(
	scope: CompanyScope,
	tx: WriteTx,
	of: DayRange & { meteringPointId: string; days: Iterable<LoadDayInForce> }
): Promise<void> {
	const shared = { companyId: scope.companyId, meteringPointId: of.meteringPointId };
	await tx.query
		.deleteFrom('load_day_in_force')
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', '=', of.meteringPointId)
		.where('day', '>=', of.start)
		.where('day', '<', of.end)
		.execute();
	const columns = [...SUMMARY_COLUMNS, 'slots', 'origins'] as const;
	await insertRows(tx, { table: 'load_day_in_force', shared, columns }, of.days);
}
