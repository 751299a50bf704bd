/**
 * Which dated figures count: deliveries and stock takes of a metering point, months of a driver,
 * days of a weather station. Folded as bills are (bills-in-force.ts), with two differences. A day
 * may hold several alike (two fuelings of 40 L), so figures are matched one to one: an asserted
 * figure that says what is in force already keeps that record; what no asserted figure of the
 * import matches is displaced by those it overlaps. And a figure may say that there is none
 * (`quantity` null): it displaces like any other, and does not count itself.
 */
import type { Decimal } from '../units/decimal';
import { BillShelf, inCommitOrder, sayTheSame, type LedgerBill } from './bills-in-force';
import type { Standing } from './judge-bills';

/** As a bill: a half-open stretch of days, an exact figure, perhaps yen. */
export interface LedgerFigure extends Omit<LedgerBill, 'quantity'> {
	quantity: Decimal | null;
}

/** What counts says how much. */
export type FigureInForce = LedgerBill;

type FigureFacts = Pick<LedgerFigure, 'start' | 'end' | 'quantity' | 'costYen'>;
type KnownFacts = Pick<FigureInForce, 'start' | 'end' | 'quantity' | 'costYen'>;

/** The fold. `figures` of one kind and series in any order; sorted by start, then by commit. */
export function figuresInForce(figures: readonly LedgerFigure[]): FigureInForce[] {
	const inForce = new BillShelf<FigureInForce>();
	for (const batch of inCommitOrder(figures)) {
		const asserted = batch.filter(({ disposition }) => disposition === 'assert');
		const { fresh, matched } = matchOneToOne(asserted, inForce);
		for (const figure of fresh)
			for (const other of inForce.overlapping(figure))
				if (other.commitNumber < figure.commitNumber && !matched.has(other)) inForce.remove(other);
		const beside = batch.filter(({ disposition }) => disposition === 'both');
		for (const figure of [...fresh, ...beside]) if (isKnown(figure)) inForce.add(figure);
	}
	return inForce.sorted();
}

/** How candidates stand against what is in force, each matching at most one of it. */
export function judgeFigures<F extends FigureFacts>(
	candidates: readonly F[],
	inForce: readonly KnownFacts[]
): { candidate: F; standing: Standing }[] {
	const shelf = new BillShelf<KnownFacts>();
	for (const figure of inForce) shelf.add(figure);
	const { fresh, matched } = matchOneToOne(candidates, shelf);
	const unmatched = new Set(fresh);
	return candidates.map((candidate) => {
		if (!unmatched.has(candidate)) return { candidate, standing: 'same' };
		const against = shelf.overlapping(candidate).filter((other) => !matched.has(other));
		return { candidate, standing: against.length > 0 ? 'conflict' : 'new' };
	});
}

function matchOneToOne<F extends FigureFacts, S extends KnownFacts>(
	figures: readonly F[],
	shelf: BillShelf<S>
): { fresh: F[]; matched: Set<S> } {
	const matched = new Set<S>();
	const fresh = figures.filter((figure) => {
		if (!isKnown(figure)) return true;
		const same = shelf
			.overlapping(figure)
			.find((other) => !matched.has(other) && sayTheSame(other, figure));
		if (same) matched.add(same);
		return !same;
	});
	return { fresh, matched };
}

function isKnown<F extends { quantity: Decimal | null }>(
	figure: F
): figure is F & { quantity: Decimal } {
	return figure.quantity !== null;
}
