/**
 * What goes wrong with papers in real offices, at fixed months of the calendar: with another last
 * month the same bills are odd. Each stands in one year of three.
 */
import { addMonths } from '$lib/domain/time/day';
import type { SampleBill } from './bills';
import type { Oddity, OddityKind } from './manufacturer';

export function withOddities(bills: readonly SampleBill[], oddities: readonly Oddity[]) {
	return bills.flatMap((bill) => {
		const own = oddities.find((oddity) => isAt(oddity, bill));
		const settled = oddities.find(
			(oddity) => oddity.kind === 'estimated' && isAt(oddity, monthBefore(bill))
		);
		return own ? CHANGES[own.kind](bill) : [settled ? settle(bill) : bill];
	});
}

function isAt({ point, month, year }: Oddity, bill: Pick<SampleBill, 'point' | 'month'>): boolean {
	const [billYear, billMonth] = bill.month.split('-').map(Number) as [number, number];
	return bill.point.key === point && billMonth === month && billYear % 3 === year;
}

function monthBefore({ point, month }: SampleBill) {
	return { point, month: addMonths(month, -1) };
}

const CHANGES: Record<OddityKind, (bill: SampleBill) => SampleBill[]> = {
	missing: () => [],
	unreadable: (bill) => [{ ...bill, quantity: '判読できず' }],
	estimated: (bill) => [{ ...scaled(bill, ESTIMATED_TOO_HIGH), reading: 'estimated' }],
	tenfold_yen: (bill) => [{ ...bill, costYen: (bill.costYen ?? 0) * 10 }],
	repeated: (bill) => [bill, bill],
	contradicted: (bill) => [bill, scaled(bill, 1.03)],
	overlapping: (bill) => [{ ...bill, start: bill.start - 1 }]
};

const ESTIMATED_TOO_HIGH = 1.06;

/** What was billed too much comes off the next bill; months of like size come out about right. */
function settle(bill: SampleBill): SampleBill {
	return scaled(bill, 2 - ESTIMATED_TOO_HIGH);
}

function scaled(bill: SampleBill, by: number): SampleBill {
	return {
		...bill,
		quantity: Math.round(Number(bill.quantity) * by),
		costYen: bill.costYen === null ? null : Math.round(bill.costYen * by)
	};
}
