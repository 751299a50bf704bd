import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	billsInForce,
	placeKey,
	type BillPlace,
	type BillRemoval,
	type Disposition,
	type LedgerBill
} from '$lib/domain/ledger/bills-in-force';
import { judgeBills } from '$lib/domain/ledger/judge-bills';
import { removedWith } from '$lib/domain/ledger/removed-with';
import {
	facts,
	Model,
	type Choice,
	type Counts,
	type ModelBill,
	type Refusal
} from '../../integration/undo-model';
import { propertyRuns } from '../../property-runs';

/** The fold alone, on ledgers of a few bills: a thousand sequences in the time of one upload. */
class Ledger {
	readonly #bills: LedgerBill[] = [];
	readonly #removals: BillRemoval[] = [];
	readonly #undone = new Set<string>();
	#commits = 0;

	commit(
		importId: string,
		{ bills, choice, target }: { bills: ModelBill[]; choice: Choice; target?: LedgerBill }
	): Counts {
		const commitNumber = ++this.#commits;
		const against = this.inForce().filter((bill) => bill !== target);
		const judged = judgeBills(bills.map(toFacts), against);
		const removed = target ? removedWith(target, this.#standing()) : [];
		const replacedBy = bills.length > 0 ? { recordIndex: 0, number: 0 } : null;
		for (const bill of removed)
			this.#removals.push({ importId, commitNumber, bill: place(bill), replacedBy });
		judged.forEach(({ candidate, standing }, number) => {
			const asserted = standing !== 'conflict' || choice === 'replace';
			const disposition: Disposition = asserted ? 'assert' : kept[choice];
			this.#bills.push({
				importId,
				recordIndex: 0,
				number,
				commitNumber,
				disposition,
				...candidate
			});
		});
		const count = (standing: string) => judged.filter((one) => one.standing === standing).length;
		return { new: count('new'), same: count('same'), conflict: count('conflict') };
	}

	undo(importId: string): void {
		this.#undone.add(importId);
	}

	inForce(): LedgerBill[] {
		return this.#standing().inForce.sort(
			(a, b) => a.start - b.start || a.commitNumber - b.commitNumber || a.number - b.number
		);
	}

	#standing() {
		const stands = ({ importId }: { importId: string }) => !this.#undone.has(importId);
		const bills = this.#bills.filter(stands);
		const removals = this.#removals.filter(stands);
		return { bills, removals, inForce: billsInForce(bills, removals) };
	}
}

const kept = { keep: 'declined', both: 'both', replace: 'assert' } as const;
const place = ({ importId, recordIndex, number }: BillPlace) => ({ importId, recordIndex, number });
const toFacts = ({ startDay, dayCount, tenthsPerDay, yenPerDay }: ModelBill) => ({
	...{ start: startDay, end: startDay + dayCount },
	quantity: { coefficient: tenthsPerDay * dayCount, scale: 1 },
	costYen: yenPerDay * dayCount
});

const bill = fc.record({
	startDay: fc.nat(4).map((tens) => tens * 10),
	dayCount: fc.constantFrom(10, 20),
	tenthsPerDay: fc.constantFrom(10, 20),
	yenPerDay: fc.constant(7)
});
const which = fc.nat(20);
const choice = fc.constantFrom<Choice>('keep', 'replace', 'both');
const bills = fc.uniqueArray(bill, {
	...{ minLength: 1, maxLength: 3 },
	selector: ({ startDay, dayCount }) => `${startDay} ${dayCount}`
});
const step = fc.oneof(
	fc.record({ act: fc.constant('commit' as const), bills, choice }),
	fc.record({
		...{ act: fc.constant('correct' as const), which, bill },
		choice: fc.constantFrom<Choice>('replace', 'both')
	}),
	fc.record({ act: fc.constant('remove' as const), which }),
	fc.record({ act: fc.constant('undo' as const), which })
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Both ledgers take the step; what each says of it must be the same. */
function take(step: Step, { ledger, model, ids }: { ledger: Ledger; model: Model; ids: string[] }) {
	const id = `import-${ids.length}`;
	const target = 'which' in step ? step.which : 0;
	if (step.act === 'undo') {
		const undone = ids[target % Math.max(ids.length, 1)];
		if (undone === undefined) return;
		ledger.undo(undone);
		model.undo(undone);
		return;
	}
	const counting = model.inForce();
	const at = target % Math.max(counting.length, 1);
	if (step.act !== 'commit' && counting.length === 0) return;
	const here = step.act === 'commit' ? undefined : ledger.inForce()[at]!;
	const said: [Counts, Counts | Refusal] =
		step.act === 'commit'
			? [
					ledger.commit(id, step),
					model.commit(id, { kind: 'bills', bills: step.bills }, step.choice)
				]
			: step.act === 'remove'
				? [
						ledger.commit(id, { bills: [], choice: 'replace', target: here }),
						model.remove(id, counting[at]!)
					]
				: [
						ledger.commit(id, { ...step, bills: [step.bill], target: here }),
						model.correct(id, counting[at]!, step)
					];
	expect(said[0]).toEqual(said[1]);
	ids.push(id);
}

it('whatever is committed, corrected, removed and undone, the bills in force are those of the rules', () => {
	fc.assert(
		fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), (sequence) => {
			const both = { ledger: new Ledger(), model: new Model(), ids: [] as string[] };
			for (const one of sequence) {
				take(one, both);
				const here = both.ledger.inForce();
				expect(new Set(here.map(placeKey)).size).toBe(here.length);
				expect(here.map(({ start, end, quantity }) => [start, end, quantity.coefficient])).toEqual(
					both.model
						.inForce()
						.map(facts)
						.map(([start, days, tenths]) => [start, start! + days!, tenths! * days!])
				);
			}
		}),
		{ seed: 20261120, ...propertyRuns('undo-sequences', 1000) }
	);
});
