import type { Bill } from '$lib/domain/bills/bill';
import { monthActivities, type DayTotal } from '$lib/domain/energy/month-activity';
import { usageOfMonth } from '$lib/domain/energy/usage-month';
import { addMonths, firstDayOf } from '$lib/domain/time/day';
import { loadFactorLibrary } from '../../factor-library/load-factor-library';
import { listBillsInForce } from '../../repositories/bills-in-force';
import type { LedgerBill } from '../../repositories/ledger';
import { listDayTotals } from '../../repositories/load-days-in-force';
import { findMeteringPoint, type MeteringPoint } from '../../repositories/metering-points';
import { replaceUsageMonths, type MonthRange, type UsageMonth } from '../../repositories/usage';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import { toResultColumns } from './usage-rows';

type PointMonths = MonthRange & { meteringPointId: string };

/** Rebuilds a metering point's rows of `usage_month` in the range. */
export async function derivePointMonths(
	scope: CompanyScope,
	tx: WriteTx,
	range: PointMonths
): Promise<void> {
	await replaceUsageMonths(scope, tx, { ...range, months: await pointMonths(scope, tx, range) });
}

/** What those rows must be, from what is in force; `verify` compares with what is stored. */
export async function pointMonths(
	scope: CompanyScope,
	tx: ReadTx,
	{ meteringPointId, from, to }: PointMonths
): Promise<UsageMonth[]> {
	const point = await findMeteringPoint(scope, tx, meteringPointId);
	if (!point) return [];
	const days = { start: firstDayOf(from), end: firstDayOf(addMonths(to, 1)) };
	const bills = await listBillsInForce(scope, tx, { meteringPointIds: [meteringPointId], ...days });
	const totals = await listDayTotals(scope, tx, { meteringPointId, ...days });
	return monthActivities(bills.map(toBill), totals.map(toDayTotal), { from, to })
		.filter((activity) => activity.quantity !== null)
		.map((activity) => usageRow(point, activity));
}

function usageRow(
	point: MeteringPoint,
	activity: ReturnType<typeof monthActivities>[number]
): UsageMonth {
	const usage = usageOfMonth(activity, point, loadFactorLibrary());
	const { meteringPointId, month, factorId, energyFactorId, findings } = usage;
	return {
		...{ meteringPointId, month, factorId, energyFactorId },
		...toResultColumns(usage),
		unit: point.unit,
		findings: JSON.stringify(findings)
	};
}

export function toBill(row: LedgerBill): Bill {
	const decimal = (coefficient: number | null, scale: number) =>
		coefficient === null ? null : { coefficient, scale };
	return {
		start: row.startDay,
		end: row.endDay,
		quantity: { coefficient: row.quantity, scale: row.quantityScale },
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
}): DayTotal {
	const { day, scale, slotCount, missing } = row;
	return { day, total: { coefficient: row.total, scale }, slotCount, missing };
}
