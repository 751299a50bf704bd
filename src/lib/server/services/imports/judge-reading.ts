import { overlaps } from '$lib/domain/calendarisation/bill-findings';
import { finding, type Finding } from '$lib/domain/finding';
import { isoDay, type EpochDay } from '$lib/domain/time/day';
import type { BillRow, RecordSet } from '$lib/importers/importer';

/**
 * What a layout cannot say because it knows no clock and looks at one row at a time: bills of
 * one file that overlap, and days still to come.
 */
export function judgeRecordSets(records: readonly RecordSet[], today: EpochDay): Finding[] {
	return records.flatMap((set) => [...overlapping(set.bills), ...future(set, today)]);
}

/** Bills of the very same period have been named with their rows already. */
function overlapping(rows: readonly BillRow[]): Finding[] {
	const periods = new Map(rows.map(({ bill }) => [`${bill.start} ${bill.end}`, bill]));
	const ordered = [...periods.values()].sort((a, b) => a.start - b.start || a.end - b.end);
	return overlaps(ordered);
}

function future({ bills, days }: RecordSet, today: EpochDay): Finding[] {
	const lateBill = bills.find(({ bill }) => bill.end - 1 > today);
	const lateDay = days.find(({ day }) => day > today);
	return [...(lateBill ? [futureBill(lateBill)] : []), ...(lateDay ? [futureDay(lateDay)] : [])];
}

function futureBill({ bill, sheet, row }: BillRow): Finding {
	return finding('warning', 'bill.future', { day: isoDay(bill.end - 1) }, { sheet, row });
}

function futureDay({ day, firstRow }: { day: EpochDay; firstRow: number }): Finding {
	return finding('warning', 'reading.future', { day: isoDay(day) }, { row: firstRow });
}
