import { fromRow, type Row, toRow } from './row';
import type { CompanyScope, StatusScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

export type Reminder = Omit<Row<'reminder'>, 'companyId'>;

/** The newest; null where there was none yet. */
export async function findLastReminder(scope: CompanyScope, tx: ReadTx): Promise<Reminder | null> {
	const row = await tx.query
		.selectFrom('reminder')
		.select(['at', 'kind', 'sent_by', 'mails'])
		.where('company_id', '=', scope.companyId)
		.orderBy('at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function addReminder(
	scope: CompanyScope,
	tx: WriteTx,
	reminder: Reminder
): Promise<void> {
	const row = toRow<'reminder'>({ ...reminder, companyId: scope.companyId });
	await tx.query.insertInto('reminder').values(row).execute();
}

/** Since when the company wants none by mail; null: it does. */
export async function findReminderStop(
	scope: CompanyScope,
	tx: ReadTx
): Promise<{ stoppedAt: number } | null> {
	const row = await tx.query
		.selectFrom('reminder_stop')
		.select('stopped_at')
		.where('company_id', '=', scope.companyId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Says whether that is new. */
export async function stopReminders(
	scope: CompanyScope,
	tx: WriteTx,
	stop: { stoppedAt: number; stoppedBy: string }
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx.query
		.insertInto('reminder_stop')
		.values(toRow<'reminder_stop'>({ ...stop, companyId: scope.companyId }))
		.onConflict((conflict) => conflict.column('company_id').doNothing())
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Says whether they were stopped. */
export async function allowReminders(scope: CompanyScope, tx: WriteTx): Promise<boolean> {
	const { numDeletedRows } = await tx.query
		.deleteFrom('reminder_stop')
		.where('company_id', '=', scope.companyId)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

/** Where mail reaches the company's people whose accounts can be used. */
export async function listReachableMembers(
	scope: CompanyScope,
	tx: ReadTx
): Promise<{ email: string }[]> {
	return tx.query
		.selectFrom('membership as m')
		.innerJoin('user_account as u', 'u.user_id', 'm.user_id')
		.select('u.email')
		.where('m.company_id', '=', scope.companyId)
		.where('u.disabled_at', 'is', null)
		.orderBy('m.created_at')
		.orderBy('m.user_id')
		.execute();
}

/** Of many companies when each was last reminded. */
export async function listLastReminders(
	{ companyIds }: StatusScope,
	tx: ReadTx
): Promise<{ companyId: string; at: number }[]> {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('reminder')
		.select(({ fn }) => ['company_id', fn.max('at').as('at')])
		.where('company_id', 'in', companyIds)
		.groupBy('company_id')
		.execute();
	return rows.map(fromRow);
}
