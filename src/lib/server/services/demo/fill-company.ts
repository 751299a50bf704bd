import { addMonths, monthOf, type Month, todayInJapan } from '$lib/domain/time/day';
import type { CompanyScope } from '../../access/context';
import { getServer } from '../../app';
import { deleteCandidates } from '../../repositories/candidates';
import { findCompany } from '../../repositories/companies';
import { type ImportStatus, listImports, moveImport } from '../../repositories/imports';
import { write, type WriteTx } from '../../repositories/transaction';
import type { DemoCompany } from './demo-company';
import { foundCompany, knownPoints } from './found-company';
import { importDemoFile } from './import-file';
import { fillOwnFigures } from './own-figures';

/**
 * Makes the company where it is not there yet, and brings in those of its files that are missing,
 * one after the other: what was broken off goes on. Who belongs to it is decided elsewhere.
 */
export async function fillCompany(
	scope: CompanyScope,
	company: DemoCompany,
	nowMs: number
): Promise<void> {
	const lastMonth = lastMonthOf(company, nowMs);
	const founding = { company, lastMonth, nowMs };
	const { points, present } = await write(getServer().database, scope, async (tx) => {
		const known = (await findCompany(scope, tx)) !== null;
		return {
			points: await (known ? knownPoints : foundCompany)(scope, tx, founding),
			present: known ? await filesPresent(scope, tx) : new Set<string>()
		};
	});
	for (const file of company.files(lastMonth)) {
		if (present.has(file.name)) continue;
		await importDemoFile(scope, file, file.point === null ? null : points.get(file.point)!);
	}
	const { key, fiscalYearStartMonth } = company;
	await fillOwnFigures(scope, { key, fiscalYearStartMonth, lastMonth, points, nowMs });
}

const BROKEN_OFF: ImportStatus[] = ['reading', 'preview'];
/** More than any sample company has. */
const ALL = { limit: 1000, before: null };

/** What was confirmed stays; what was broken off before that is cancelled, and comes in again. */
async function filesPresent(scope: CompanyScope, tx: WriteTx): Promise<Set<string>> {
	const present = new Set<string>();
	for (const { importId, fileName, status } of await listImports(scope, tx, ALL)) {
		const broken = { importId, from: BROKEN_OFF, to: 'cancelled' as const };
		if (await moveImport(scope, tx, broken)) await deleteCandidates(scope, tx, importId);
		else if (status === 'committed') present.add(fileName);
	}
	return present;
}

/** Where the company's data end, seen from the newest month that is over. */
export function lastMonthOf({ monthsBehind }: DemoCompany, nowMs: number): Month {
	return addMonths(monthOf(todayInJapan(nowMs)), -1 - monthsBehind);
}
