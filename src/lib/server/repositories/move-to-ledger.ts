import { sql } from 'kysely';
import {
	BILL_COLUMNS,
	deleteCandidates,
	listBillCandidates,
	listLoadDayCandidates,
	LOAD_DAY_COLUMNS
} from './candidates';
import { insertRows } from './row';
import type { CompanyScope } from './scope';
import type { WriteTx } from './transaction';

/** How a record goes into the ledger. What is not excepted is asserted whole. */
export interface Assignment {
	recordIndex: number;
	meteringPointId: string;
	/** By `number` of the bill. */
	bills?: ReadonlyMap<number, 'both' | 'declined'>;
	/** By day: one bit per slot, set = declined. */
	declinedSlots?: ReadonlyMap<number, Uint8Array>;
}

interface Move<Assigned> {
	importId: string;
	to: Assigned;
}

const PAGE_DAYS = 2000;

/** The candidates of an import become rows of the ledger, and are candidates no more. */
export async function moveToLedger(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, assignments }: { importId: string; assignments: readonly Assignment[] }
): Promise<void> {
	await moveBills(scope, tx, { importId, to: assignments });
	for (const to of assignments)
		if (to.declinedSlots?.size) await moveJudgedDays(scope, tx, { importId, to });
		else await moveWholeDays(scope, tx, { importId, to });
	await deleteCandidates(scope, tx, importId);
}

async function moveBills(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, to: assignments }: Move<readonly Assignment[]>
): Promise<void> {
	const byRecord = new Map(assignments.map((assignment) => [assignment.recordIndex, assignment]));
	const bills = (await listBillCandidates(scope, tx, { importId })).flatMap((bill) => {
		const to = byRecord.get(bill.recordIndex);
		if (!to) return [];
		const disposition = to.bills?.get(bill.number) ?? 'assert';
		return [{ ...bill, meteringPointId: to.meteringPointId, disposition }];
	});
	const shared = { companyId: scope.companyId, importId };
	const columns = ['metering_point_id', 'disposition', ...BILL_COLUMNS] as const;
	await insertRows(tx, { table: 'bill', shared, columns }, bills);
}

/** The usual case, inside the database: tens of thousands of days in one statement. */
async function moveWholeDays(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, to }: Move<Assignment>
): Promise<void> {
	await tx.query
		.insertInto('load_day')
		.columns(['company_id', 'import_id', 'metering_point_id', ...LOAD_DAY_COLUMNS])
		.expression(({ selectFrom }) =>
			selectFrom('load_day_candidate')
				.select(['company_id', 'import_id'])
				.select(sql<string>`${to.meteringPointId}`.as('metering_point_id'))
				.select(LOAD_DAY_COLUMNS)
				.where('company_id', '=', scope.companyId)
				.where('import_id', '=', importId)
				.where('record_index', '=', to.recordIndex)
				.orderBy('day')
		)
		.execute();
}

/** Where a person declined slots, each day carries its own bits. */
async function moveJudgedDays(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, to }: Move<Assignment>
): Promise<void> {
	const { recordIndex, meteringPointId } = to;
	const shared = { companyId: scope.companyId, importId, meteringPointId };
	const columns = ['declined', ...LOAD_DAY_COLUMNS] as const;
	let after: number | null = null;
	do {
		const page = { importId, recordIndex, after, limit: PAGE_DAYS };
		const days = await listLoadDayCandidates(scope, tx, page);
		const judged = days.map((day) => ({
			...day,
			declined: to.declinedSlots?.get(day.day) ?? null
		}));
		await insertRows(tx, { table: 'load_day', shared, columns }, judged);
		after = days.length === PAGE_DAYS ? (days.at(-1)?.day ?? null) : null;
	} while (after !== null);
}
