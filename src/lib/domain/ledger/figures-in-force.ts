/**
 * Which dated figures count: deliveries and stock takes of a metering point, months of a driver,
 * days of a weather station. Folded as bills are (bills-in-force.ts), with one difference: a day
 * may hold several alike (two fuelings of 40 L), so figures are matched one to one. An asserted
 * figure that says what is in force already keeps that record; what no asserted figure of the
 * import matches is displaced by those it overlaps.
 */
import { BillShelf, inCommitOrder, sayTheSame, type LedgerBill } from './bills-in-force';
import type { BillFacts } from './bills-in-force';
import type { Standing } from './judge-bills';

/** As a bill: a half-open stretch of days, an exact figure, perhaps yen. */
export type LedgerFigure = LedgerBill;

/** The fold. `figures` of one kind and series in any order; sorted by start, then by commit. */
export function figuresInForce(figures: readonly LedgerFigure[]): LedgerFigure[] {
	const inForce = new BillShelf<LedgerFigure>();
	for (const batch of inCommitOrder(figures)) {
		const asserted = batch.filter(({ disposition }) => disposition === 'assert');
		const { fresh, matched } = matchOneToOne(asserted, inForce);
		for (const figure of fresh)
			for (const other of inForce.overlapping(figure))
				if (other.commitNumber < figure.commitNumber && !matched.has(other)) inForce.remove(other);
		for (const figure of fresh) inForce.add(figure);
		for (const figure of batch) if (figure.disposition === 'both') inForce.add(figure);
	}
	return inForce.sorted();
}

/** How candidates stand against what is in force, each matching at most one of it. */
export function judgeFigures<F extends BillFacts>(
	candidates: readonly F[],
	inForce: readonly BillFacts[]
): { candidate: F; standing: Standing }[] {
	const shelf = new BillShelf<BillFacts>();
	for (const figure of inForce) shelf.add(figure);
	const { fresh, matched } = matchOneToOne(candidates, shelf);
	const unmatched = new Set(fresh);
	return candidates.map((candidate) => {
		if (!unmatched.has(candidate)) return { candidate, standing: 'same' };
		const against = shelf.overlapping(candidate).filter((other) => !matched.has(other));
		return { candidate, standing: against.length > 0 ? 'conflict' : 'new' };
	});
}

function matchOneToOne<F extends BillFacts, S extends BillFacts>(
	figures: readonly F[],
	shelf: BillShelf<S>
): { fresh: F[]; matched: Set<S> } {
	const matched = new Set<S>();
	const fresh = figures.filter((figure) => {
		const same = shelf
			.overlapping(figure)
			.find((other) => !matched.has(other) && sayTheSame(other, figure));
		if (same) matched.add(same);
		return !same;
	});
	return { fresh, matched };
}
