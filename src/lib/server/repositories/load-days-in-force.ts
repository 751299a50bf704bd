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
	'slot_count',
	'estimated_slots'
] as const;

/** Days of a point in the range, with their slots. */
export async function listLoadDaysInForce(
	scope: CompanyScope,
	tx: ReadTx,
	range: PointDays
): Promise<ReadLoadDay[]> {
	const days = await listStoredDays(scope, tx, range);
	const ledger = new Map<string, LedgerSlots>();
	for (const day of await listSlots(scope, tx, range))
		ledger.set(`${day.day} ${day.importId}`, day);
	return days.map((day) => {
		const read = ledger.get(`${day.day} ${day.importId}`);
		const slots = day.slots ?? read?.slots;
		if (!slots) throw new Error(`day ${day.day} in force has no reading in the ledger`);
		const { firstRow = null, rowStep = null, rows = null } = read ?? {};
		return { ...day, meteringPointId: range.meteringPointId, slots, firstRow, rowStep, rows };
	});
}

interface PointDays extends DayRange {
	meteringPointId: string;
}

type LedgerSlots = Awaited<ReturnType<typeof listSlots>>[number];

/** The stored rows as they are. */
export async function listStoredDays(
	scope: CompanyScope,
	tx: ReadTx,
	range: PointDays
): Promise<LoadDayInForce[]> {
	const rows = await tx.query
		.selectFrom('load_day_in_force')
		.select([...SUMMARY_COLUMNS, 'slots', 'origins'])
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', '=', range.meteringPointId)
		.where('day', '>=', range.start)
		.where('day', '<', range.end)
		.orderBy('day')
		.execute();
	return rows.map(fromRow);
}

/**
 * Put together here and not by a join: right after an import PostgreSQL has no statistics yet
 * and would join by comparing every day with every other (a minute for 57 years of days).
 */
async function listSlots(scope: CompanyScope, tx: ReadTx, range: PointDays) {
	const rows = await tx.query
		.selectFrom('load_day')
		.select(['day', 'import_id', 'slots', 'first_row', 'row_step', 'rows'])
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', '=', range.meteringPointId)
		.where('day', '>=', range.start)
		.where('day', '<', range.end)
		.execute();
	return rows.map(fromRow);
}

/** The same days without slots: totals and gaps, for months. */
export async function listDayTotals(
	scope: CompanyScope,
	tx: ReadTx,
	{ meteringPointId, start, end }: PointDays
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
	of: PointDays & { days: Iterable<LoadDayInForce> }
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
