import { finding, type Finding } from '$lib/domain/finding';
import type { LoadDay } from '$lib/domain/readings/load-day';
import { sheetOfSlot } from '$lib/domain/readings/sheet-runs';
import { isoDay, type EpochDay } from '$lib/domain/time/day';
import type { BillRow, FigureRow, RecordSet } from '$lib/importers/importer';

/** What a layout cannot say because it knows no clock: days still to come. */
export function judgeRecordSets(records: readonly RecordSet[], today: EpochDay): Finding[] {
	return records.flatMap((set) => future(set, today));
}

function future({ bills, days, figures = [] }: RecordSet, today: EpochDay): Finding[] {
	const lateFigure = figures.find(({ start, quantity }) => quantity !== null && start > today);
	const lateBill = bills.find(({ bill }) => bill.end - 1 > today);
	const lateDay = days.find(({ day }) => day > today);
	return [
		...(lateBill ? [futureBill(lateBill)] : []),
		...(lateDay ? [futureDay(lateDay)] : []),
		...(lateFigure ? [futureFigure(lateFigure)] : [])
	];
}

function futureBill({ bill, sheet, row }: BillRow): Finding {
	return finding('warning', 'bill.future', { day: isoDay(bill.end - 1) }, { sheet, row });
}

function futureDay({ day, firstRow, sheets }: LoadDay): Finding {
	const where = { sheet: sheetOfSlot(sheets ?? null, 0), row: firstRow };
	return finding('warning', 'reading.future', { day: isoDay(day) }, where);
}

function futureFigure({ start, sheet, row }: FigureRow): Finding {
	return finding('warning', 'figure.future', { day: isoDay(start) }, { sheet, row });
}
