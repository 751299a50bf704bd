import type { BillPlace } from '$lib/domain/ledger/bills-in-force';
import { ledgerUnit } from '$lib/domain/ledger/ledger-unit';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import type { LedgerBill } from '../../repositories/ledger';
import type { MeteringPoint } from '../../repositories/metering-points';
import { toBill } from '../derive/point-months';
import { HAND_LAYOUT } from '../imports/job';
import type { BillView } from '../views';

export function toBillView(row: LedgerBill, point: Pick<MeteringPoint, 'unit'>): BillView {
	const bill = toBill(row);
	const { costYen, taxYen, powerFactorPercent, reading } = bill;
	return {
		id: billId(row),
		meteringPointId: row.meteringPointId,
		from: isoDay(bill.start),
		to: isoDay(bill.end - 1),
		quantity: toNumber(bill.quantity),
		nightQuantity: bill.nightQuantity ? toNumber(bill.nightQuantity) : null,
		unit: ledgerUnit(point.unit),
		...{ costYen, taxYen },
		peakKw: bill.peakKw && toNumber(bill.peakKw),
		contractKw: bill.contractKw && toNumber(bill.contractKw),
		...{ powerFactorPercent, reading, note: row.note },
		importId: row.importId,
		fileName: row.fileName,
		writtenBy: row.layoutId === HAND_LAYOUT ? 'hand' : 'file'
	};
}

export const placeIn = ({ importId, recordIndex, number }: BillPlace): BillPlace => ({
	...{ importId, recordIndex, number }
});

/** Random, as the import's id is: the rest is the place within it. */
export function billId({ importId, recordIndex, number }: BillPlace): string {
	return `${importId}.${recordIndex}.${number}`;
}

export function placeOf(id: string): BillPlace | null {
	const match = /^([0-9a-f-]{1,64})\.(\d{1,6})\.(\d{1,6})$/.exec(id);
	if (!match) return null;
	return { importId: match[1]!, recordIndex: Number(match[2]), number: Number(match[3]) };
}
