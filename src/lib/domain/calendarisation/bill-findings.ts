import { finding, type Finding, type Where } from '../finding';
import { isoDay } from '../time/day';
import type { BillPart, Period, PeriodBill } from './period-bill';

/** Bills that end before they start, or on the same day. */
export function inverted(bills: readonly PeriodBill[]): Finding[] {
	return bills
		.filter(({ start, end }) => end <= start)
		.map(({ start, end }) =>
			finding('blocking', 'bill.period_inverted', { start: isoDay(start), end: isoDay(end) })
		);
}

export function negative(bills: readonly PeriodBill[]): Finding[] {
	return bills
		.filter((bill) => bill.quantity.coefficient < 0)
		.map((bill) => finding('warning', 'bill.negative', { period: printed(bill) }));
}

/** A period and, in a file, the row that prints it. */
type PrintedPeriod = Period & { where?: Where | null };

/** One finding per bill that begins before an earlier one has ended, naming both. */
export function overlaps(ordered: readonly PrintedPeriod[]): Finding[] {
	const findings: Finding[] = [];
	let latest: PrintedPeriod | null = null;
	for (const bill of ordered) {
		if (latest && bill.start < latest.end) findings.push(overlap(latest, bill));
		if (!latest || bill.end > latest.end) latest = bill;
	}
	return findings;
}

function overlap(first: Period, second: PrintedPeriod): Finding {
	const days = Math.min(first.end, second.end) - second.start;
	const params = { first: printed(first), second: printed(second), days };
	return finding('warning', 'bill.overlap', params, second.where ?? null);
}

/** Months whose yen are only those of some of their bills. */
export function monthsWithSomeYen(parts: readonly BillPart[]): Finding[] {
	const withYen = new Set(parts.filter((part) => part.costYen !== null).map((part) => part.month));
	const without = parts.filter((part) => part.costYen === null).map((part) => part.month);
	const months = [...new Set(without)].filter((month) => withYen.has(month)).sort();
	if (months.length === 0) return [];
	return [finding('note', 'bill.cost_incomplete', { months: months.join(', ') })];
}

/** First and last day, both included, as bills print them. */
function printed({ start, end }: Period): string {
	return `${isoDay(start)}–${isoDay(end - 1)}`;
}
