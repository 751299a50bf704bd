import { overlaps } from '$lib/domain/calendarisation/bill-findings';
import { finding, type Finding } from '$lib/domain/finding';
import { sayTheSame } from '$lib/domain/ledger/bills-in-force';
import { isoDay, type EpochDay } from '$lib/domain/time/day';
import type { BillRow, Reading, RecordSet } from '$lib/importers/importer';

/**
 * What a layout cannot say because it knows no clock and looks at one row at a time: bills that
 * stand twice in the file (counted once), bills of one file that overlap, days still to come.
 */
export function judgeReading(
	reading: Reading,
	today: EpochDay
): { reading: Reading; findings: Finding[] } {
	const findings: Finding[] = [];
	const records = reading.records.map((set) => {
		const { bills, repeated } = withoutRepeats(set.bills);
		findings.push(...repeated, ...overlapping(bills), ...future(set, today));
		return { ...set, bills };
	});
	return { reading: { ...reading, records }, findings };
}

function withoutRepeats(rows: BillRow[]): { bills: BillRow[]; repeated: Finding[] } {
	const byStart = new Map<EpochDay, BillRow[]>();
	const bills: BillRow[] = [];
	const repeated: Finding[] = [];
	for (const row of rows) {
		const earlier = byStart.get(row.bill.start) ?? [];
		const first = earlier.find(({ bill }) => sayTheSame(bill, row.bill));
		if (first) repeated.push(repeat(row, first));
		else {
			bills.push(row);
			byStart.set(row.bill.start, [...earlier, row]);
		}
	}
	return { bills, repeated };
}

function repeat({ sheet, row }: BillRow, first: BillRow): Finding {
	return finding('warning', 'bill.repeated', { first: first.row }, { sheet, row });
}

function overlapping(rows: BillRow[]): Finding[] {
	const ordered = rows.map(({ bill }) => bill).sort((a, b) => a.start - b.start || a.end - b.end);
	return overlaps(ordered);
}

function future(set: RecordSet, today: EpochDay): Finding[] {
	const late = set.bills.find(({ bill }) => bill.end - 1 > today);
	const lateDay = set.days.find(({ day }) => day > today);
	return [
		...(late ? [futureBill(late)] : []),
		...(lateDay
			? [
					finding(
						'warning',
						'reading.future',
						{ day: isoDay(lateDay.day) },
						{ row: lateDay.firstRow }
					)
				]
			: [])
	];
}

function futureBill({ bill, sheet, row }: BillRow): Finding {
	return finding('warning', 'bill.future', { day: isoDay(bill.end - 1) }, { sheet, row });
}
