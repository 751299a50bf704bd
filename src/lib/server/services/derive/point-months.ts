import type { Bill } from '$lib/domain/bills/bill';
import { billsAgainstReadings } from '$lib/domain/energy/bill-against-readings';
import {
	monthActivities,
	type DayTotal,
	type MonthActivity
} from '$lib/domain/energy/month-activity';
import { usageOfMonth } from '$lib/domain/energy/usage-month';
import { daysInUse } from '$lib/domain/energy/in-use';
import type { FactorBook } from '$lib/domain/factors/factor-book';
import { finding, type Finding } from '$lib/domain/finding';
import { inLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { addMonths, firstDayOf, isoDay, monthOf } from '$lib/domain/time/day';
import { listBillsInForce } from '../../repositories/bills-in-force';
import type { LedgerBill } from '../../repositories/ledger';
import { listDayTotals } from '../../repositories/load-days-in-force';
import { findMeteringPoint, type MeteringPoint } from '../../repositories/metering-points';
import { replaceUsageMonths, type MonthRange, type UsageMonth } from '../../repositories/usage';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import { bookOf } from '../editions/book-of';
import { pointUses, useAsBill } from './point-uses';
import { toResultColumns } from './usage-rows';

type PointMonths = MonthRange & { meteringPointId: string };

/**
 * Rebuilds a metering point's rows of `usage_month` in the range, and up to the last month of the
 * bills that touch it (where their comparison with readings stands). Answers the range rebuilt.
 */
export async function derivePointMonths(
	scope: CompanyScope,
	tx: WriteTx,
	{ meteringPointId, from, to }: PointMonths
): Promise<MonthRange> {
	const bills = await billsIn(scope, tx, { meteringPointId, from, to });
	const last = bills.map((bill) => monthOf(bill.endDay - 1)).reduce(later, to);
	const range = { meteringPointId, from, to: last };
	await replaceUsageMonths(scope, tx, { ...range, months: await pointMonths(scope, tx, range) });
	return { from, to: last };
}

function later(a: string, b: string): string {
	return a > b ? a : b;
}

function billsIn(scope: CompanyScope, tx: ReadTx, { meteringPointId, from, to }: PointMonths) {
	const days = { start: firstDayOf(from), end: firstDayOf(addMonths(to, 1)) };
	return listBillsInForce(scope, tx, { meteringPointIds: [meteringPointId], ...days });
}

/**
 * What those rows must be, from what is in force; `verify` compares with what is stored. With
 * another `book`: what they would be.
 */
export async function pointMonths(
	scope: CompanyScope,
	tx: ReadTx,
	{ book, ...range }: PointMonths & { book?: FactorBook }
): Promise<UsageMonth[]> {
	const { meteringPointId, from, to } = range;
	const factors = book ?? (await bookOf(scope, tx));
	const found = await findMeteringPoint(scope, tx, meteringPointId);
	if (!found) return [];
	const point = inLedgerUnit(found);
	const rows = await billsIn(scope, tx, range);
	const start = Math.min(firstDayOf(from), ...rows.map((bill) => bill.startDay));
	const days = { start, end: firstDayOf(addMonths(to, 1)) };
	const totals = (await listDayTotals(scope, tx, { meteringPointId, ...days })).map(toDayTotal);
	const bills = rows.map(toBill);
	const compared = billsAgainstReadings(bills, totals);
	const { uses } = await pointUses(scope, tx, meteringPointId);
	const { lastDay } = point;
	return monthActivities([...bills, ...uses.map(useAsBill)], totals, { from, to, lastDay })
		.filter((activity) => activity.quantity !== null)
		.map((activity) =>
			usageRow(point, activity, { factors, compared: compared.get(activity.month) ?? [] })
		);
}

function usageRow(
	point: MeteringPoint,
	activity: MonthActivity,
	{ factors, compared }: { factors: FactorBook; compared: Finding[] }
): UsageMonth {
	const usage = usageOfMonth(activity, point, factors);
	const late = usedAfterEnd(activity, point);
	const { meteringPointId, month, factorId, energyFactorId, byTime, findings } = usage;
	return {
		...{ meteringPointId, month, factorId, energyFactorId },
		...toResultColumns(usage),
		unit: point.unit,
		...{ dayQuantity: byTime?.day ?? null, nightQuantity: byTime?.night ?? null },
		findings: JSON.stringify([...findings, ...compared, ...late])
	};
}

/** Data are never left out for an end that somebody typed; they say that one of the two is wrong. */
function usedAfterEnd({ month, days }: MonthActivity, { name, lastDay }: MeteringPoint): Finding[] {
	if (lastDay === null || days <= daysInUse(month, lastDay)) return [];
	const params = { point: name, day: isoDay(lastDay), month };
	return [finding('warning', 'point.used_after_end', params)];
}

/** What a bill of the ledger and one that waits for it have in common. */
type BillRow = Pick<
	LedgerBill,
	| (
			| 'startDay'
			| 'endDay'
			| 'quantity'
			| 'nightQuantity'
			| 'quantityScale'
			| 'costYen'
			| 'taxYen'
			| 'peakKw'
	  )
	| ('peakKwScale' | 'contractKw' | 'contractKwScale' | 'powerFactorPercent' | 'reading')
>;

export function toBill(row: BillRow): Bill {
	const decimal = (coefficient: number | null, scale: number) =>
		coefficient === null ? null : { coefficient, scale };
	return {
		start: row.startDay,
		end: row.endDay,
		quantity: { coefficient: row.quantity, scale: row.quantityScale },
		nightQuantity: decimal(row.nightQuantity, row.quantityScale),
		costYen: row.costYen,
		taxYen: row.taxYen,
		peakKw: decimal(row.peakKw, row.peakKwScale),
		contractKw: decimal(row.contractKw, row.contractKwScale),
		powerFactorPercent: row.powerFactorPercent,
		reading: row.reading as Bill['reading']
	};
}

export function toDayTotal(row: {
	day: number;
	total: number;
	scale: number;
	slotCount: number;
	missing: number;
	estimatedSlots: number | null;
}): DayTotal {
	const { day, scale, slotCount, missing } = row;
	const reading = row.estimatedSlots === null ? 'actual' : 'estimated';
	return { day, total: { coefficient: row.total, scale }, slotCount, missing, reading };
}
