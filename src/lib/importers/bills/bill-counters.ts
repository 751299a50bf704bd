import { finding, type Finding } from '$lib/domain/finding';
import { toNumber } from '$lib/domain/units/decimal';
import type { DatedBill } from './bill-periods';
import type { Reading } from '../importer';
import { pushRejected } from '../reading';
import { usedSince } from '../headings/registers';

/**
 * Rows that print only the counter (指示数): each is used since the one before it of the same
 * point. The first has none before it and gives no bill.
 */
export function withUseOfCounters(bills: DatedBill[], reading: Reading): DatedBill[] {
	if (bills.every(({ counterTimes }) => !counterTimes)) return bills;
	const groups = Map.groupBy(bills, ({ supplyPointNumber, label, carrier, column }) =>
		JSON.stringify([supplyPointNumber, label, carrier, column])
	);
	return [...groups.values()].flatMap((group) => differences(group, reading));
}

function differences(group: DatedBill[], reading: Reading): DatedBill[] {
	const ordered = [...group].sort((a, b) => a.end - b.end);
	const [first] = ordered;
	if (!first?.counterTimes) return group;
	reading.findings.push(
		finding('note', 'register.first', { value: toNumber(first.quantity) }, placeOf(first))
	);
	return ordered.slice(1).flatMap((bill, index) => {
		const before = ordered[index]!;
		const told = usedSince(before.quantity, bill.quantity, {
			multiplier: bill.counterTimes!,
			where: placeOf(bill)
		});
		if ('code' in told) return rejected(bill, told, reading);
		reading.findings.push(...told.notes);
		return [{ ...bill, quantity: told.use }];
	});
}

function rejected({ row, cells }: DatedBill, why: Finding, reading: Reading): [] {
	pushRejected(reading.rejected, { sheet: null, row, cells, finding: why });
	return [];
}

function placeOf({ row, column }: DatedBill) {
	return { sheet: null, row, column };
}
