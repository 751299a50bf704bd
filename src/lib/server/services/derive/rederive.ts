import { bumpDataVersion } from '../../repositories/companies';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import { monthsWithData } from '../../repositories/usage';
import { deriveCompanyMonths } from './company-months';
import { derivePointMonths } from './point-months';

/** After what a point's factor hangs on was changed (supplier, menu, area): its months anew. */
export async function rederivePoint(
	scope: CompanyScope,
	tx: WriteTx,
	meteringPointId: string
): Promise<void> {
	const months = await monthsWithData(scope, tx);
	if (!months) return;
	await derivePointMonths(scope, tx, { meteringPointId, ...months });
	await deriveCompanyMonths(scope, tx, months);
	await bumpDataVersion(scope, tx);
}
