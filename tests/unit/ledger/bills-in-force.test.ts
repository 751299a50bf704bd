import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billsInForce, type Disposition, type LedgerBill } from '$lib/domain/ledger/bills-in-force';
import { judgeBills } from '$lib/domain/ledger/judge-bills';

function bill(
	commitNumber: number,
	period: [number, number],
	quantity: number,
	disposition: Disposition = 'assert'
): LedgerBill {
	return {
		importId: `import-${commitNumber}`,
		recordIndex: 0,
		number: period[0],
		commitNumber,
		disposition,
		start: period[0],
		end: period[1],
		quantity: { coefficient: quantity, scale: 0 },
		costYen: null
	};
}

const shown = (bills: LedgerBill[]) =>
	billsInForce(bills).map((one) => [one.start, one.end, one.quantity.coefficient, one.importId]);

describe('bills in force', () => {
	it('bills that do not overlap all count', () => {
		expect(shown([bill(1, [0, 30], 300), bill(2, [30, 60], 310)])).toEqual([
			[0, 30, 300, 'import-1'],
			[30, 60, 310, 'import-2']
		]);
	});

	it('the same bill twice counts once, and keeps its first record', () => {
		expect(shown([bill(1, [0, 30], 300), bill(2, [0, 30], 300)])).toEqual([
			[0, 30, 300, 'import-1']
		]);
	});

	it('a bill asserted again stays when the first import is undone', () => {
		const again = bill(2, [0, 30], 300);
		expect(shown([again])).toEqual([[0, 30, 300, 'import-2']]);
	});

	it('a replacing bill displaces what overlaps it, and its undo revives the old one', () => {
		const old = bill(1, [0, 30], 300);
		const replacing = bill(2, [10, 40], 500);
		expect(shown([old, replacing])).toEqual([[10, 40, 500, 'import-2']]);
		expect(shown([old])).toEqual([[0, 30, 300, 'import-1']]);
	});

	it('a declined bill never counts, not even when what it stood against is undone', () => {
		expect(shown([bill(2, [0, 30], 500, 'declined')])).toEqual([]);
	});

	it('both: two bills of one period stand side by side', () => {
		expect(shown([bill(1, [0, 30], 300), bill(2, [0, 30], 40, 'both')])).toEqual([
			[0, 30, 300, 'import-1'],
			[0, 30, 40, 'import-2']
		]);
	});

	it('bills of one import never displace each other', () => {
		const first = { ...bill(1, [0, 30], 300), number: 1 };
		const second = { ...bill(1, [0, 30], 200), number: 2 };
		expect(billsInForce([second, first]).map((one) => one.number)).toEqual([1, 2]);
	});

	it('the fold equals a plain walk over the commits, for any ledger', () => {
		fc.assert(
			fc.property(fc.array(anyBill, { maxLength: 40 }), (bills) => {
				expect(billsInForce(bills).map(key).sort()).toEqual(plainFold(bills).map(key).sort());
			}),
			{ numRuns: 500, seed: 20261120 }
		);
	});
});

describe('judging candidates', () => {
	it('knows new, same and conflicting bills', () => {
		const inForce = [bill(1, [0, 30], 300)];
		const candidates = [bill(2, [30, 60], 1), bill(2, [0, 30], 300), bill(2, [0, 30], 301)];
		expect(judgeBills(candidates, inForce).map((one) => one.standing)).toEqual([
			'new',
			'same',
			'conflict'
		]);
	});
});

const key = (one: LedgerBill) => `${one.commitNumber}/${one.number}/${one.start}`;

const anyBill = fc
	.record({
		commitNumber: fc.integer({ min: 1, max: 6 }),
		start: fc.integer({ min: 0, max: 12 }).map((month) => month * 10),
		length: fc.constantFrom(10, 20, 7),
		quantity: fc.integer({ min: 1, max: 3 }),
		disposition: fc.constantFrom<Disposition>('assert', 'assert', 'both', 'declined')
	})
	.map((one) =>
		bill(one.commitNumber, [one.start, one.start + one.length], one.quantity, one.disposition)
	);

/** The rule said naively: commit by commit, over a plain list. */
function plainFold(bills: LedgerBill[]): LedgerBill[] {
	let inForce: LedgerBill[] = [];
	for (let commit = 1; commit <= 6; commit++) {
		const batch = bills.filter((one) => one.commitNumber === commit);
		const asserted = batch.filter((one) => one.disposition === 'assert');
		const fresh = asserted.filter(
			(one) =>
				!inForce.some(
					(old) =>
						old.start === one.start &&
						old.end === one.end &&
						old.quantity.coefficient === one.quantity.coefficient
				)
		);
		inForce = inForce.filter(
			(old) => !fresh.some((one) => one.start < old.end && old.start < one.end)
		);
		inForce = [...inForce, ...fresh, ...batch.filter((one) => one.disposition === 'both')];
	}
	return inForce;
}
