import { monthOf } from '$lib/domain/time/day';
import { bumpDataVersion } from '../../repositories/companies';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import { monthsWithData } from '../../repositories/usage';
import { deriveCompanyMonths } from './company-months';
import { derivePointMonths } from './point-months';
import { pointUses } from './point-uses';

/**
 * After what a point's months hang on was changed (supplier, menu, area, how deliveries become
 * use): its months anew, those that had none before included.
 */
export async function rederivePoint(
	scope: CompanyScope,
	tx: WriteTx,
	meteringPointId: string
): Promise<void> {
	const months = await monthsOf(scope, tx, meteringPointId);
	if (!months) return;
	await derivePointMonths(scope, tx, { meteringPointId, ...months });
	await deriveCompanyMonths(scope, tx, months);
	await bumpDataVersion(scope, tx);
}

/** After what all months of a company hang on was changed: the editions, its own factors. */
export async function rederiveCompany(scope: CompanyScope, tx: WriteTx): Promise<void> {
	const stored = await monthsWithData(scope, tx);
	for (const { meteringPointId } of await listAllMeteringPoints(scope, tx)) {
		const months = await monthsOf(scope, tx, meteringPointId);
		if (months) await derivePointMonths(scope, tx, { meteringPointId, ...months });
	}
	if (stored) await deriveCompanyMonths(scope, tx, stored);
	await bumpDataVersion(scope, tx);
}

async function monthsOf(scope: CompanyScope, tx: ReadTx, meteringPointId: string) {
	const stored = await monthsWithData(scope, tx);
	const { uses } = await pointUses(scope, tx, meteringPointId);
	const months = [
		...(stored ? [stored.from, stored.to] : []),
		...uses.flatMap(({ start, end }) => [monthOf(start), monthOf(end - 1)])
	].sort();
	return months.length === 0 ? null : { from: months[0]!, to: months.at(-1)! };
}
