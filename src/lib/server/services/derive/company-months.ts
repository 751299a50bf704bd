import { rollUp } from '$lib/domain/energy/roll-up';
import { monthsBetween } from '$lib/domain/time/day';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import {
	listUsageMonths,
	replaceCompanyMonths,
	type CompanyMonth,
	type MonthRange
} from '../../repositories/usage';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import { toResultColumns, toUsageMonth } from './usage-rows';

/** Rebuilds the company's rows of `company_month` in the range. */
export async function deriveCompanyMonths(
	scope: CompanyScope,
	tx: WriteTx,
	range: MonthRange
): Promise<void> {
	await replaceCompanyMonths(scope, tx, {
		...range,
		months: await companyMonths(scope, tx, range)
	});
}

/** What those rows must be; months in which no point has data have none. */
export async function companyMonths(
	scope: CompanyScope,
	tx: ReadTx,
	range: MonthRange
): Promise<CompanyMonth[]> {
	const usage = (await listUsageMonths(scope, tx, range)).map(toUsageMonth);
	const withData = new Set(usage.map((one) => one.month));
	const { rows } = rollUp({
		usage,
		points: await listAllMeteringPoints(scope, tx),
		months: monthsBetween(range.from, range.to).filter((month) => withData.has(month)),
		by: ['month'],
		fiscalYearStartMonth: 4
	});
	return rows.map(({ month, figures }) => ({ month: month!, ...toResultColumns(figures) }));
}
