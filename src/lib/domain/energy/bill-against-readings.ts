import type { Bill } from '../bills/bill';
import { finding, type Finding, type Where } from '../finding';
import { isoDay, monthOf, type EpochDay, type Month } from '../time/day';
import { addRounded, toNumber, type Decimal } from '../units/decimal';
import type { DayTotal } from './month-activity';

/** Above this share of the bill, bill and meter do not tell the same story. */
export const NOTABLE_DIFFERENCE = 0.02;

/** A bill and, in a file, the row that prints it. */
type PrintedBill = Bill & { where?: Where | null };

/**
 * Bills beside the readings of the same days: a finding for each bill whose every day was read
 * without a gap and whose quantity differs by more than 2 %, under the month of its last day.
 */
export function billsAgainstReadings(
	bills: readonly PrintedBill[],
	readings: readonly DayTotal[]
): Map<Month, Finding[]> {
	const byDay = new Map(readings.map((reading) => [reading.day, reading]));
	const findings = new Map<Month, Finding[]>();
	for (const bill of bills) {
		const read = readOver(bill, byDay);
		const found = read && difference(bill, toNumber(read));
		const month = monthOf(bill.end - 1);
		if (found) findings.set(month, [...(findings.get(month) ?? []), found]);
	}
	return findings;
}

/** null when a day or a slot is missing: then the two cannot be compared. */
function readOver({ start, end }: Bill, byDay: ReadonlyMap<EpochDay, DayTotal>): Decimal | null {
	let sum: Decimal = { coefficient: 0, scale: 0 };
	for (let day = start; day < end; day++) {
		const reading = byDay.get(day);
		if (!reading || reading.missing > 0) return null;
		sum = addRounded(sum, reading.total);
	}
	return sum;
}

function difference(bill: PrintedBill, read: number): Finding | null {
	const billed = toNumber(bill.quantity);
	if (Math.abs(read - billed) <= NOTABLE_DIFFERENCE * Math.abs(billed)) return null;
	const params = { from: isoDay(bill.start), to: isoDay(bill.end - 1), billed, read };
	return finding('warning', 'bill.differs_from_readings', params, bill.where ?? null);
}
