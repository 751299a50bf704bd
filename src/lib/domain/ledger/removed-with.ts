import {
	placeKey,
	sayTheSame,
	type BillPlace,
	type BillRemoval,
	type LedgerBill
} from './bills-in-force';

interface Standing {
	/** Of one metering point, of all imports that are not undone. */
	bills: readonly LedgerBill[];
	removals: readonly BillRemoval[];
	inForce: readonly LedgerBill[];
}

/**
 * What goes out of force with a bill that is removed or corrected: the bill itself, what says the
 * same and was taken for it, and the earlier versions of each. An undo of one of their imports
 * then does not bring back what a person took away.
 */
export function removedWith(target: LedgerBill, standing: Standing): BillPlace[] {
	const found = new Map<string, BillPlace>();
	const open: BillPlace[] = [target];
	for (let place = open.pop(); place; place = open.pop()) {
		if (found.has(placeKey(place))) continue;
		const { importId, recordIndex, number } = place;
		found.set(placeKey(place), { importId, recordIndex, number });
		open.push(...takenFor(place, standing), ...earlierVersions(place, standing));
	}
	return [...found.values()];
}

function takenFor(place: BillPlace, { bills, inForce }: Standing): LedgerBill[] {
	const bill = bills.find((one) => placeKey(one) === placeKey(place));
	if (!bill) return [];
	const counted = new Set(inForce.map(placeKey));
	return bills.filter(
		(other) =>
			other.disposition !== 'declined' && !counted.has(placeKey(other)) && sayTheSame(other, bill)
	);
}

function earlierVersions(place: BillPlace, { removals }: Standing): BillPlace[] {
	return removals
		.filter(
			({ importId, replacedBy }) =>
				importId === place.importId &&
				replacedBy?.recordIndex === place.recordIndex &&
				replacedBy.number === place.number
		)
		.map(({ bill }) => bill);
}
