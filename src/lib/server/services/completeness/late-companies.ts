import { countLatePoints } from '$lib/domain/completeness/company-cells';
import { addMonths, monthOf, todayInJapan, type EpochDay } from '$lib/domain/time/day';
import type { ConsortiumScope } from '../../access/context';
import { scopeOfStatus } from '../../access/job-scope';
import { getServer } from '../../app';
import { listConsortiumCompanies } from '../../repositories/consortia';
import { type DirectoryScope, read, type StatusScope } from '../../repositories/transaction';
import { storedPointsOf } from './of-many';

/** The companies that are in the consortium today, and those of them that are late. */
export async function listLateCompanies(
	consortium: ConsortiumScope
): Promise<{ present: string[]; late: string[] }> {
	const today = todayInJapan(Date.now());
	const rows = await read(getServer().database, consortium, (tx) =>
		listConsortiumCompanies(consortium, tx, today)
	);
	const present = rows.map(({ companyId }) => companyId);
	return { present, late: await lateAmong(scopeOfStatus(consortium, present), today) };
}

/** Which companies of the scope have a metering point that is late. */
export async function lateAmong(
	scope: StatusScope | DirectoryScope,
	today: EpochDay
): Promise<string[]> {
	const late = await latePointsOf(scope, today);
	return scope.companyIds.filter((id) => (late.get(id) ?? 0) > 0);
}

/** How many metering points of each company are late. */
export async function latePointsOf(
	scope: StatusScope | DirectoryScope,
	today: EpochDay
): Promise<Map<string, number>> {
	const running = monthOf(today);
	const range = { from: addMonths(running, -2), to: addMonths(running, -1), today };
	const points = await read(getServer().database, scope, (tx) => storedPointsOf(scope, tx, range));
	return new Map([...points].map(([id, stored]) => [id, countLatePoints(stored, today)]));
}
