import type { UsageMonth } from '$lib/domain/energy/energy-row';
import { sumFigures } from '$lib/domain/energy/sum-figures';
import {
	listUsageMonths,
	replaceCompanyMonths,
	type CompanyMonth,
	type MonthRange
} from '../../repositories/usage';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import { toResultColumns, toSummedMonth } from './usage-rows';

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

/**
 * What those rows must be: the sum over the points that have data in the month. A month in which
 * none has data has no row, and how many points ought to have data is asked when it is shown.
 */
export async function companyMonths(
	scope: CompanyScope,
	tx: ReadTx,
	range: MonthRange
): Promise<CompanyMonth[]> {
	const byMonth = new Map<string, UsageMonth[]>();
	for (const row of await listUsageMonths(scope, tx, range)) {
		const parts = byMonth.get(row.month) ?? [];
		byMonth.set(row.month, [...parts, toSummedMonth(row)]);
	}
	return [...byMonth.keys()].sort().map((month) => ({
		month,
		...toResultColumns(sumFigures(byMonth.get(month)!, 'carriers'))
	}));
}
