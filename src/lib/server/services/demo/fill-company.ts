import { addMonths, monthOf, type Month, todayInJapan } from '$lib/domain/time/day';
import type { CompanyScope } from '../../access/context';
import { getServer } from '../../app';
import { write } from '../../repositories/transaction';
import type { DemoCompany } from './demo-company';
import { foundCompany } from './found-company';
import { importDemoFile } from './import-file';

/** Makes the company and brings in its files, one after the other. It has no members yet. */
export async function fillCompany(
	scope: CompanyScope,
	company: DemoCompany,
	nowMs: number
): Promise<void> {
	const lastMonth = lastMonthOf(company, nowMs);
	const points = await write(getServer().database, scope, (tx) =>
		foundCompany(scope, tx, { company, lastMonth, nowMs })
	);
	for (const file of company.files(lastMonth)) {
		const pointId = file.point === null ? null : points.get(file.point)!;
		await importDemoFile(scope, file, pointId);
	}
}

/** Where the company's data end, seen from the newest month that is over. */
export function lastMonthOf({ monthsBehind }: DemoCompany, nowMs: number): Month {
	return addMonths(monthOf(todayInJapan(nowMs)), -1 - monthsBehind);
}
