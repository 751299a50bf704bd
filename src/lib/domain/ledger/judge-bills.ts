import { BillShelf, sayTheSame, type BillFacts } from './bills-in-force';

export type Standing = 'new' | 'same' | 'conflict';

/**
 * How candidates stand against what is in force on their metering point: said before in the
 * same words (`same`), overlapping but different (`conflict`), or `new`.
 */
export function judgeBills<B extends BillFacts, F extends BillFacts>(
	candidates: readonly B[],
	inForce: readonly F[]
): { candidate: B; standing: Standing; against: F[] }[] {
	const shelf = new BillShelf<F>();
	for (const bill of inForce) shelf.add(bill);
	return candidates.map((candidate) => {
		const against = shelf.overlapping(candidate);
		return { candidate, standing: standingAgainst(candidate, against), against };
	});
}

function standingAgainst(candidate: BillFacts, against: readonly BillFacts[]): Standing {
	if (against.length === 0) return 'new';
	return against.some((bill) => sayTheSame(bill, candidate)) ? 'same' : 'conflict';
}
