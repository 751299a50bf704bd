import { monthOf } from '$lib/domain/time/day';
import { listBillsInForce } from '../../repositories/bills-in-force';
import { spanInForce } from '../../repositories/load-days-in-force';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { listCompanyMonths, listUsageMonths, type UsageMonth } from '../../repositories/usage';
import { companyMonths } from '../derive/company-months';
import { ALL_DAYS } from '../derive/fold-bills';
import { pointMonths } from '../derive/point-months';
import { pointUses } from '../derive/point-uses';
import { compareRows, type RowDifference } from './compare-rows';

/** Whatever stands where a month should. */
const ALL_MONTHS = { from: '', to: '~' };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export async function usageMonthDifferences(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointId: string
): Promise<RowDifference[]> {
	const stored = await listUsageMonths(scope, tx, { ...ALL_MONTHS, meteringPointId });
	const range = await monthsToCheck(scope, tx, { meteringPointId, stored });
	const recomputed = range ? await pointMonths(scope, tx, { meteringPointId, ...range }) : [];
	const columns = stored.map(({ siteId: _site, carrier: _carrier, ...row }) => row);
	return compareRows<UsageMonth>('usage_month', { stored: columns, recomputed }, (row) =>
		[row.meteringPointId, row.month].join(' ')
	);
}

/** From the first to the last month that is stored, or that something is in force for. */
async function monthsToCheck(
	scope: CompanyScope,
	tx: ReadTx,
	{ meteringPointId, stored }: { meteringPointId: string; stored: { month: string }[] }
) {
	const bills = await listBillsInForce(scope, tx, {
		meteringPointIds: [meteringPointId],
		...ALL_DAYS
	});
	const days = await spanInForce(scope, tx, meteringPointId);
	const { uses } = await pointUses(scope, tx, meteringPointId);
	const months = [
		...stored.map((row) => row.month).filter((month) => MONTH.test(month)),
		...bills.flatMap((bill) => [monthOf(bill.startDay), monthOf(bill.endDay - 1)]),
		...uses.flatMap(({ start, end }) => [monthOf(start), monthOf(end - 1)]),
		...(days ? [monthOf(days.start), monthOf(days.end - 1)] : [])
	].sort();
	return months.length === 0 ? null : { from: months[0]!, to: months.at(-1)! };
}

export async function companyMonthDifferences(
	scope: CompanyScope,
	tx: ReadTx
): Promise<RowDifference[]> {
	const stored = await listCompanyMonths(scope, tx, ALL_MONTHS);
	const recomputed = await companyMonths(scope, tx, ALL_MONTHS);
	return compareRows('company_month', { stored, recomputed }, (row) => row.month);
}
