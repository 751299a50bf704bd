import { driverKindOf } from '$lib/domain/drivers/driver';
import { cellOf } from './cells/cells';
import { readClock } from './cells/clock';
import { columnsOf, type Column } from './headings/columns';
import { decideOrder } from './cells/order-vote';
import { findHeader, hasQuantity, hasWhen, headerless, type Header } from './headings/header';
import type { Document } from './importer';
import { headStamps, slotMinutesOf, stampColumns } from './readings/interval-plan';
import { slotNumber } from './headings/numbered-slots';
import { findMonthColumns } from './headings/month-columns';
import { findSlotColumns, type SlotColumns } from './headings/slot-columns';

/**
 * What a table without a named layout is: a row a day, a row a reading or a row a bill. One
 * answer for all generic layouts, so that no table has two of them.
 */
export type TableShape =
	| { kind: 'wide_day'; header: Header; slots: SlotColumns }
	| { kind: 'interval_rows'; header: Header }
	| { kind: 'bills'; header: Header };

export function shapeOf(document: Document): TableShape | null {
	const { head } = document;
	if (findMonthColumns(document)) return null;
	const wide = findHeader(head, (columns) => hasWhen(columns) && slotsOf(columns) !== null);
	if (wide) return { kind: 'wide_day', header: wide, slots: slotsOf(wide.columns)! };
	const header = findHeader(head, isTable) ?? headerless(head);
	if (!header) return null;
	const body = head.slice(header.row);
	const { columns } = header;
	const kind = hasTimes(body, columns) || hasClock(body, columns) || isDaily(body, columns);
	return { kind: kind ? 'interval_rows' : 'bills', header };
}

function slotsOf(columns: Column[]): SlotColumns | null {
	return findSlotColumns(columns.map(({ header }) => header));
}

function isTable(columns: Column[]): boolean {
	return hasWhen(columns) && (hasQuantity(columns) || columnsOf(columns, 'peakKw').length > 0);
}

/** A time of day other than 0:00, which exports print behind plain days. */
function hasTimes(body: string[][], columns: Column[]): boolean {
	const when = stampColumns(columns, body);
	if (!when) return false;
	const stamps = headStamps(body, { when, keys: [], order: 'dmy' });
	const others = headStamps(body, { when, keys: [], order: 'mdy' });
	return [...stamps, ...others].some(({ stamp }) => (stamp.minutes ?? 0) !== 0);
}

/** A column of times or numbers of slots: a lone 0:00 or slot 5 is no bill of a month either. */
function hasClock(body: string[][], columns: Column[]): boolean {
	const time = columnsOf(columns, 'time').find(({ header }) => driverKindOf(header) === null);
	const cells = body.map((row) => cellOf(row, time)).filter((cell) => cell !== '');
	return (
		cells.length > 0 && cells.every((cell) => readClock(cell) !== null || slotNumber(cell) !== null)
	);
}

/** Days one after another in one column: a reading a day. */
function isDaily(body: string[][], columns: Column[]): boolean {
	const when = stampColumns(columns, body);
	if (!when || columnsOf(columns, 'end').length > 0) return false;
	const order = decideOrder(body.map((cells) => cells[when.stamp.index] ?? ''));
	if (order === 'ambiguous') return false;
	const keys = [...columnsOf(columns, 'label'), ...columnsOf(columns, 'supplyPointNumber')];
	return slotMinutesOf(headStamps(body, { when, keys, order })) === 1440;
}
