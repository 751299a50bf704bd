import { placeKey } from '$lib/domain/ledger/bills-in-force';
import { NotFound } from '../../errors';
import { listBillsInForce } from '../../repositories/bills-in-force';
import type { LedgerBill } from '../../repositories/ledger';
import { findMeteringPoint, type MeteringPoint } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { ALL_DAYS } from '../derive/fold-bills';
import { placeOf } from './views';

export async function existingPoint(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointId: string
): Promise<MeteringPoint> {
	const point = await findMeteringPoint(scope, tx, meteringPointId);
	if (!point) throw new NotFound('not_found');
	return point;
}

/** Bills of the point that count, oldest first. */
export function billsOf(scope: CompanyScope, tx: ReadTx, { meteringPointId }: MeteringPoint) {
	return listBillsInForce(scope, tx, { meteringPointIds: [meteringPointId], ...ALL_DAYS });
}

/** A bill that counts; what was removed, replaced or undone is not found. */
export async function existingBill(
	scope: CompanyScope,
	tx: ReadTx,
	{ point, id }: { point: MeteringPoint; id: string }
): Promise<LedgerBill> {
	const place = placeOf(id);
	const bills = place ? await billsOf(scope, tx, point) : [];
	const bill = bills.find((one) => place && placeKey(one) === placeKey(place));
	if (!bill) throw new NotFound('not_found');
	return bill;
}
