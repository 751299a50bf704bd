import { BILL_COLUMNS } from './candidates';
import { ORIGIN_COLUMNS, type DayRange, type LedgerBill } from './ledger';
import { fromRow, insertRows, type Row } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** Which bill of the ledger counts. */
export type BillInForce = Omit<Row<'bill_in_force'>, 'companyId' | 'meteringPointId'>;

/** Whole rows of the bills in force that overlap the range, by point and start. */
export async function listBillsInForce(
	scope: CompanyScope,
	tx: ReadTx,
	{ meteringPointIds, start, end }: DayRange & { meteringPointIds: readonly string[] }
): Promise<LedgerBill[]> {
	if (meteringPointIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('bill_in_force as f')
		.innerJoin('bill as b', (join) =>
			join
				.onRef('b.company_id', '=', 'f.company_id')
				.onRef('b.metering_point_id', '=', 'f.metering_point_id')
				.onRef('b.import_id', '=', 'f.import_id')
				.onRef('b.record_index', '=', 'f.record_index')
				.onRef('b.number', '=', 'f.number')
		)
		.innerJoin('import as i', (join) =>
			join.onRef('i.company_id', '=', 'f.company_id').onRef('i.import_id', '=', 'f.import_id')
		)
		.select(['b.metering_point_id', 'b.disposition'])
		.select(BILL_COLUMNS.map((name) => `b.${name}` as const))
		.select(ORIGIN_COLUMNS)
		.$narrowType<{ commit_number: number }>()
		.where('f.company_id', '=', scope.companyId)
		.where('f.metering_point_id', 'in', meteringPointIds)
		.where('f.start_day', '<', end)
		.where('b.end_day', '>', start)
		.orderBy('f.metering_point_id')
		.orderBy('f.start_day')
		.orderBy('i.commit_number')
		.orderBy('f.record_index')
		.orderBy('f.number')
		.execute();
	return rows.map(fromRow);
}

export async function replaceBillsInForce(
	scope: CompanyScope,
	tx: WriteTx,
	{ meteringPointId, bills }: { meteringPointId: string; bills: readonly BillInForce[] }
): Promise<void> {
	const shared = { companyId: scope.companyId, meteringPointId };
	await tx.query
		.deleteFrom('bill_in_force')
		.where('company_id', '=', scope.companyId)
		.where('metering_point_id', '=', meteringPointId)
		.execute();
	const columns = ['start_day', 'import_id', 'record_index', 'number'] as const;
	await insertRows(tx, { table: 'bill_in_force', shared, columns }, bills);
}
