import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

export type MonthClosing = Omit<Row<'month_closing'>, 'companyId'>;

/** Every closing there was, newest month first, the latest of a month before its earlier ones. */
export async function listClosings(scope: CompanyScope, tx: ReadTx): Promise<MonthClosing[]> {
	const rows = await tx.query
		.selectFrom('month_closing')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.orderBy('month', 'desc')
		.orderBy('closed_at', 'desc')
		.orderBy('closing_id')
		.execute();
	return rows.map(({ company_id: _, ...row }) => fromRow(row));
}

/** Months that are closed now, in order. */
export async function listClosedMonths(scope: CompanyScope, tx: ReadTx): Promise<string[]> {
	const rows = await tx.query
		.selectFrom('month_closing')
		.select('month')
		.where('company_id', '=', scope.companyId)
		.where('reopened_at', 'is', null)
		.orderBy('month')
		.execute();
	return rows.map(({ month }) => month);
}

export async function insertClosing(
	scope: CompanyScope,
	tx: WriteTx,
	closing: Pick<MonthClosing, 'month' | 'closingId' | 'closedAt' | 'closedBy'>
): Promise<void> {
	const open = { reopenedAt: null, reopenedBy: null, reason: null };
	const row = { ...closing, ...open, companyId: scope.companyId };
	await tx.query.insertInto('month_closing').values(toRow<'month_closing'>(row)).execute();
}

/** Says whether the month was closed. */
export async function reopenMonth(
	scope: CompanyScope,
	tx: WriteTx,
	{ month, ...by }: { month: string; reopenedAt: number; reopenedBy: string; reason: string }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('month_closing')
		.set({ reopened_at: by.reopenedAt, reopened_by: by.reopenedBy, reason: by.reason })
		.where('company_id', '=', scope.companyId)
		.where('month', '=', month)
		.where('reopened_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
