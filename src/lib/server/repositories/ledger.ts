import { BILL_COLUMNS, LOAD_DAY_COLUMNS } from './candidates';
import { fromRow, type Row } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx } from './transaction';

/** Where a row of the ledger comes from. */
export interface Origin {
	importId: string;
	/** Place of the import in the order of commits. */
	commitNumber: number;
	fileName: string;
	sha256: string;
	layoutId: string | null;
}

export type LedgerBill = Omit<Row<'bill'>, 'companyId' | 'importId'> & Origin;
export type LedgerDay = Omit<Row<'load_day'>, 'companyId' | 'importId'> & Origin;

/** Of an import that is joined as `i`. */
export const ORIGIN_COLUMNS = [
	'i.import_id',
	'i.commit_number',
	'i.file_name',
	'i.sha256',
	'i.layout_id'
] as const;

/** Epoch days, half-open. */
export interface DayRange {
	start: number;
	end: number;
}

/** All bills of a point whose import is not undone, in the order of commits: what the fold takes. */
export async function listLedgerBills(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointId: string
): Promise<LedgerBill[]> {
	const rows = await tx.query
		.selectFrom('bill as b')
		.innerJoin('import as i', (join) =>
			join.onRef('i.company_id', '=', 'b.company_id').onRef('i.import_id', '=', 'b.import_id')
		)
		.select(['b.metering_point_id', 'b.disposition', ...prefixed('b', BILL_COLUMNS)])
		.select(ORIGIN_COLUMNS)
		.$narrowType<{ commit_number: number }>()
		.where('b.company_id', '=', scope.companyId)
		.where('b.metering_point_id', '=', meteringPointId)
		.where('i.status', '=', 'committed')
		.orderBy('i.commit_number')
		.orderBy('b.record_index')
		.orderBy('b.number')
		.execute();
	return rows.map(fromRow);
}

/** A bill of the ledger, whether it counts or not; null where there is none. */
export async function findLedgerBill(
	scope: CompanyScope,
	tx: ReadTx,
	{ importId, recordIndex, number }: { importId: string; recordIndex: number; number: number }
): Promise<LedgerBill | null> {
	const row = await tx.query
		.selectFrom('bill as b')
		.innerJoin('import as i', (join) =>
			join.onRef('i.company_id', '=', 'b.company_id').onRef('i.import_id', '=', 'b.import_id')
		)
		.select(['b.metering_point_id', 'b.disposition', ...prefixed('b', BILL_COLUMNS)])
		.select(ORIGIN_COLUMNS)
		.$narrowType<{ commit_number: number }>()
		.where('b.company_id', '=', scope.companyId)
		.where('b.import_id', '=', importId)
		.where('b.record_index', '=', recordIndex)
		.where('b.number', '=', number)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** The days of a point in the range whose import is not undone, by day and order of commits. */
export async function listLedgerDays(
	scope: CompanyScope,
	tx: ReadTx,
	{ meteringPointId, start, end }: DayRange & { meteringPointId: string }
): Promise<LedgerDay[]> {
	const rows = await tx.query
		.selectFrom('load_day as l')
		.innerJoin('import as i', (join) =>
			join.onRef('i.company_id', '=', 'l.company_id').onRef('i.import_id', '=', 'l.import_id')
		)
		.select(['l.metering_point_id', 'l.declined', ...prefixed('l', LOAD_DAY_COLUMNS)])
		.select(ORIGIN_COLUMNS)
		.$narrowType<{ commit_number: number }>()
		.where('l.company_id', '=', scope.companyId)
		.where('l.metering_point_id', '=', meteringPointId)
		.where('l.day', '>=', start)
		.where('l.day', '<', end)
		.where('i.status', '=', 'committed')
		.orderBy('l.day')
		.orderBy('i.commit_number')
		.execute();
	return rows.map(fromRow);
}

/** First and last day (half-open) of a point's readings, undone or not; null where there are none. */
export async function ledgerSpan(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointId: string
): Promise<DayRange | null> {
	const days = await tx.query
		.selectFrom('load_day')
		.select(({ fn }) => [fn.min('day').as('first'), fn.max('day').as('last')])
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', '=', meteringPointId)
		.executeTakeFirstOrThrow();
	return days.first === null ? null : { start: days.first, end: days.last + 1 };
}

/** Days for which other imports, not undone, already hold readings of the point. */
export async function countOtherLedgerDays(
	scope: CompanyScope,
	tx: ReadTx,
	{
		meteringPointId,
		start,
		end,
		importId
	}: DayRange & { meteringPointId: string; importId: string }
): Promise<number> {
	const { count } = await tx.query
		.selectFrom('load_day as l')
		.innerJoin('import as i', (join) =>
			join.onRef('i.company_id', '=', 'l.company_id').onRef('i.import_id', '=', 'l.import_id')
		)
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('l.company_id', '=', scope.companyId)
		.where('l.metering_point_id', '=', meteringPointId)
		.where('l.day', '>=', start)
		.where('l.day', '<', end)
		.where('l.import_id', '!=', importId)
		.where('i.status', '=', 'committed')
		.executeTakeFirstOrThrow();
	return count;
}

/**
 * Where an import wrote to, with the days it touched there, half-open: metering points, and the
 * weather stations and drivers of records that have none.
 */
export async function listTouched(
	scope: CompanyScope,
	tx: ReadTx,
	importId: string
): Promise<(DayRange & { seriesId: string; kind: string })[]> {
	const rows = await tx.query
		.selectFrom('import_record')
		.select(['metering_point_id', 'series_id', 'kind', 'from_day', 'to_day'])
		.where('company_id', '=', scope.companyId)
		.where('import_id', '=', importId)
		.orderBy('record_index')
		.execute();
	return rows.flatMap(({ kind, from_day: start, to_day: last, ...row }) => {
		const seriesId = row.metering_point_id ?? row.series_id;
		return seriesId === null ? [] : [{ seriesId, kind, start, end: last + 1 }];
	});
}

function prefixed<Alias extends string, Name extends string>(
	alias: Alias,
	names: readonly Name[]
): `${Alias}.${Name}`[] {
	return names.map((name) => `${alias}.${name}` as const);
}
