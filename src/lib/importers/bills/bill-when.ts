import { finding, type Finding } from '$lib/domain/finding';
import { isoDay, monthOf, type EpochDay } from '$lib/domain/time/day';
import type { BillPlan } from './bill-plan';
import { cellOf } from '../cells/cells';
import { invertedPeriod, readDate, readYearlessPeriod, type DateReading } from '../cells/dates';
import { columnName } from '../cells/table-words';

/** When a row's bill was used, or why that cannot be told. */
export function readWhen(cells: string[], row: number, plan: BillPlan): DateReading | Finding {
	if (plan.period) return { precision: 'period', ...plan.period };
	const when = plan.end
		? betweenColumns(cells, plan)
		: readDate(cellOf(cells, plan.start), plan.order);
	const read = when ?? besideMonth(cells, plan);
	return read && read.end > read.start ? read : unreadable(cells, row, plan);
}

function betweenColumns(cells: string[], plan: BillPlan): DateReading | null {
	const start = readDate(cellOf(cells, plan.start), plan.order);
	const end = readDate(cellOf(cells, plan.end!), plan.order);
	// The first row of a ledger may have no previous reading.
	if (plan.readings && cellOf(cells, plan.start) === '') return end;
	if (!start || !end) return null;
	return { precision: 'period', start: start.start, end: plan.readings ? end.start : end.end };
}

/** 4/13～5/12, its year told by the month that stands beside it. */
function besideMonth(cells: string[], plan: BillPlan): DateReading | null {
	const months = plan.months.flatMap((column) => readDate(cellOf(cells, column), plan.order) ?? []);
	const month = months.find(({ precision }) => precision === 'month');
	return month ? readYearlessPeriod(printed(cells, plan), monthOf(month.start)) : null;
}

function printed(cells: string[], { start, end }: BillPlan): string {
	const columns = end ? [start, end] : [start];
	return columns.map((column) => cellOf(cells, column)).join('～');
}

function unreadable(cells: string[], row: number, plan: BillPlan): Finding {
	const place = { row, column: columnName(plan.start.header, plan.start.index) };
	const backwards = invertedDays(cells, plan);
	if (!backwards) {
		const value = printed(cells, plan).slice(0, 40);
		return finding('warning', 'date.unreadable', { value }, place);
	}
	const params = { start: isoDay(backwards.start), end: isoDay(backwards.last) };
	return finding('warning', 'bill.period_inverted', params, place);
}

/** Both days as printed, where the last one stands before the first. */
function invertedDays(cells: string[], plan: BillPlan): { start: EpochDay; last: EpochDay } | null {
	if (!plan.end) return invertedPeriod(cellOf(cells, plan.start), plan.order);
	const when = betweenColumns(cells, plan);
	if (!when || when.end > when.start) return null;
	return { start: when.start, last: plan.readings ? when.end : when.end - 1 };
}
