/**
 * Which bills count. The ledger never changes: commits, corrections and undos only add to it,
 * and what is in force is folded from all imports that are not undone, in the order of their
 * commits. An asserted bill (new, the same again, or replacing) displaces what overlaps it from
 * earlier imports; a bill taken as `both` stands beside it; a declined one never counts and is
 * not revived by an undo. Bills of one import never displace each other. A removal takes the one
 * bill that it names out of force, from its own place in the order of commits on.
 */
import type { EpochDay } from '../time/day';
import { equals, type Decimal } from '../units/decimal';

export type Disposition = 'assert' | 'both' | 'declined';

/** Where a bill stands in the ledger. */
export interface BillPlace {
	importId: string;
	recordIndex: number;
	number: number;
}

/** A record of the ledger that takes a bill out of force while the bill's own import stands. */
export interface BillRemoval {
	/** The import that removes, and its place in the order of commits. */
	importId: string;
	commitNumber: number;
	bill: BillPlace;
	/** Of a correction: which bill of the same import stands in its place. */
	replacedBy: Pick<BillPlace, 'recordIndex' | 'number'> | null;
}

export interface LedgerBill extends BillPlace {
	/** Place of the import in the order of commits. */
	commitNumber: number;
	disposition: Disposition;
	start: EpochDay;
	end: EpochDay;
	quantity: Decimal;
	costYen: number | null;
}

/** A bill for comparison: its period and what it says. */
export type BillFacts = Pick<LedgerBill, 'start' | 'end' | 'quantity' | 'costYen'>;

export function sayTheSame(a: BillFacts, b: BillFacts): boolean {
	return (
		a.start === b.start &&
		a.end === b.end &&
		a.costYen === b.costYen &&
		equals(a.quantity, b.quantity)
	);
}

/**
 * The fold. `bills` and `removals` of one metering point in any order; the result is sorted by
 * start, then by order of commit. A bill asserted again keeps its first record.
 */
export function billsInForce(
	bills: readonly LedgerBill[],
	removals: readonly BillRemoval[] = []
): LedgerBill[] {
	const inForce = new BillShelf<LedgerBill>();
	const byPlace = new Map(bills.map((bill) => [placeKey(bill), bill]));
	for (const { batch, removed } of withRemovals(bills, removals)) {
		for (const { bill } of removed) {
			const named = byPlace.get(placeKey(bill));
			if (named) inForce.remove(named);
		}
		const asserted = batch.filter((bill) => bill.disposition === 'assert');
		const fresh = asserted.filter((bill) => !takeSame(inForce, bill));
		for (const bill of fresh) inForce.removeOverlapping(bill, bill.commitNumber);
		for (const bill of fresh) inForce.add(bill);
		for (const bill of batch) if (bill.disposition === 'both') inForce.add(bill);
	}
	return inForce.sorted();
}

interface Commit {
	batch: LedgerBill[];
	removed: BillRemoval[];
}

function withRemovals(bills: readonly LedgerBill[], removals: readonly BillRemoval[]): Commit[] {
	const batches = new Map(inCommitOrder(bills).map((batch) => [batch[0]!.commitNumber, batch]));
	const removed = Map.groupBy(removals, ({ commitNumber }) => commitNumber);
	return [...new Set([...batches.keys(), ...removed.keys()])]
		.sort((a, b) => a - b)
		.map((at) => ({ batch: batches.get(at) ?? [], removed: removed.get(at) ?? [] }));
}

function takeSame(shelf: BillShelf<LedgerBill>, bill: LedgerBill): boolean {
	return shelf
		.overlapping(bill)
		.some((other) => other.commitNumber !== bill.commitNumber && sayTheSame(other, bill));
}

export function inCommitOrder<B extends LedgerPlace>(bills: readonly B[]): B[][] {
	const batches = new Map<number, B[]>();
	for (const bill of bills) {
		const batch = batches.get(bill.commitNumber);
		if (batch) batch.push(bill);
		else batches.set(bill.commitNumber, [bill]);
	}
	return [...batches.entries()]
		.sort(([a], [b]) => a - b)
		.map(([, batch]) => batch.sort((a, b) => a.recordIndex - b.recordIndex || a.number - b.number));
}

export function placeKey({ importId, recordIndex, number }: BillPlace): string {
	return `${importId}/${recordIndex}/${number}`;
}

type LedgerPlace = Pick<LedgerBill, 'commitNumber' | 'recordIndex' | 'number'>;

/** Bills kept by start day, so that overlaps are found without walking all of them. */
export class BillShelf<B extends { start: EpochDay; end: EpochDay }> {
	readonly #byStart = new Map<EpochDay, B[]>();
	#longest = 0;

	add(bill: B): void {
		const list = this.#byStart.get(bill.start);
		if (list) list.push(bill);
		else this.#byStart.set(bill.start, [bill]);
		this.#longest = Math.max(this.#longest, bill.end - bill.start);
	}

	overlapping(period: { start: EpochDay; end: EpochDay }): B[] {
		const from = period.start - this.#longest;
		const lists =
			period.end - from > this.#byStart.size
				? [...this.#byStart.values()]
				: Array.from({ length: period.end - from }, (_, i) => this.#byStart.get(from + i) ?? []);
		return lists.flat().filter((bill) => bill.start < period.end && bill.end > period.start);
	}

	removeOverlapping(this: BillShelf<LedgerBill>, period: LedgerBill, before: number): void {
		for (const bill of this.overlapping(period))
			if (bill.commitNumber < before) this.remove(bill as LedgerBill & B);
	}

	sorted(): B[] {
		return [...this.#byStart.entries()].sort(([a], [b]) => a - b).flatMap(([, list]) => list);
	}

	/** The very object; nothing where it does not stand here. */
	remove(bill: B): void {
		const rest = (this.#byStart.get(bill.start) ?? []).filter((other) => other !== bill);
		if (rest.length > 0) this.#byStart.set(bill.start, rest);
		else this.#byStart.delete(bill.start);
	}
}
