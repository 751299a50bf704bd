import { finding, type Finding, type Where } from '$lib/domain/finding';
import type { EpochDay } from '$lib/domain/time/day';
import { readClock, readStamp, type Stamp } from '../cells/clock';
import { cellOf } from '../cells/cells';
import { columnsOf, type Column } from '../headings/columns';
import { isBlank } from '../text/csv';
import { dateOrderOf } from '../headings/date-order';
import type { DateOrder } from '../cells/dates';
import type { Header } from '../headings/header';
import type { Document, ReadOptions } from '../importer';
import type { SlotMinutes } from './load-series';
import { numberedSlots, slotNumber, type NumberedSlots } from '../headings/numbered-slots';
import { chooseQuantities, duplicate, type QuantityColumn } from '../headings/quantity-columns';

type PointColumn = 'supplyPointNumber' | 'menu' | 'supplier' | 'unit' | 'carrier' | 'reading';

/** How the lines of a long table of readings are read. */
export interface IntervalPlan extends StampColumns {
	headerRow: number;
	order: DateOrder;
	slotMinutes: SlotMinutes;
	stampMeans: 'start' | 'end';
	values: QuantityColumn[];
	columns: Partial<Record<PointColumn, Column>>;
	labels: Column[];
	skipRows: Set<number>;
	/** Set where headings alone say what is use: figures that only rise are then asked about. */
	meanings?: 'by_headings';
}

export type IntervalPlanOutcome =
	{ plan: IntervalPlan; findings: Finding[] } | { problem: Finding };

export interface StampColumns {
	stamp: Column;
	time: Column | null;
	/** Where the column of times numbers the slots of the day. */
	numbered: NumberedSlots | null;
}

const SLOT_MINUTES = [15, 20, 30, 60, 1440] as const;

/** `rows`: the first ones below the headings. */
export function stampColumns(columns: Column[], rows: string[][]): StampColumns | null {
	const dates = [...columnsOf(columns, 'start'), ...columnsOf(columns, 'date')];
	const time = columnsOf(columns, 'time')[0] ?? null;
	const numbered = time && numberedSlots(rows.map((cells) => cellOf(cells, time)));
	return dates[0] ? { stamp: dates[0], time, numbered } : null;
}

/** The stamp of a row; a printed slot 0:00～0:30 keeps its end. */
export interface RowStamp extends Stamp {
	endMinutes: number | null;
}

export function readRowStamp(
	cells: string[],
	{ stamp, time, numbered }: StampColumns,
	order: DateOrder
): RowStamp | null {
	const read = readStamp(cells[stamp.index] ?? '', order);
	if (!read || !time) return read && { ...read, endMinutes: null };
	if (numbered) return numberedStamp(read.day, cellOf(cells, time), numbered);
	const clock = readClock(cells[time.index] ?? '');
	return clock && { day: read.day, ...clock };
}

/** The third of 1 … 48 is 1:00 to 1:30. */
function numberedStamp(
	day: EpochDay,
	cell: string,
	{ slotMinutes, first }: NumberedSlots
): RowStamp | null {
	const number = slotNumber(cell);
	if (number === null || number < first) return null;
	const minutes = (number - first) * slotMinutes;
	return { day, minutes, endMinutes: minutes + slotMinutes };
}

/** The slot length: the smallest step between two readings of the same point in the first rows. */
export function slotMinutesOf(stamps: HeadStamp[]): SlotMinutes | null {
	const smallest = Math.min(...stepsOf(stamps).filter((step) => step > 0));
	return SLOT_MINUTES.find((minutes) => minutes === smallest) ?? null;
}

function stepsOf(stamps: HeadStamp[]): number[] {
	const groups = [...Map.groupBy(stamps, ({ key }) => key).values()];
	return groups.flatMap((group) =>
		group.slice(1).map(({ at }, index) => Math.abs(at - group[index]!.at))
	);
}

/** Most rows have the stamp of the row above: what tells them apart stands in an unknown column. */
function stampsRepeat(stamps: HeadStamp[]): boolean {
	const steps = stepsOf(stamps);
	return steps.filter((step) => step === 0).length > steps.length / 2;
}

export interface HeadStamp {
	key: string;
	/** Minutes since 1970-01-01, local. */
	at: number;
	stamp: RowStamp;
}

export function headStamps(
	rows: string[][],
	{ when, keys, order }: { when: StampColumns; keys: Column[]; order: DateOrder }
): HeadStamp[] {
	return rows.flatMap((cells) => {
		const stamp = readRowStamp(cells, when, order);
		const key = JSON.stringify(keys.map(({ index }) => cells[index]));
		return stamp ? [{ key, at: stamp.day * 1440 + (stamp.minutes ?? 0), stamp }] : [];
	});
}

export interface IntervalTable {
	header: Header;
	document: Document;
	options: ReadOptions;
	/** Given by a person, or declared by a layout. */
	order?: DateOrder;
	slotMinutes?: SlotMinutes;
	stampMeans?: 'start' | 'end';
}

export function planIntervals(table: IntervalTable): IntervalPlanOutcome {
	const { header, document, options } = table;
	const { chosen, findings, problem } = chooseQuantities(header, document.fileName, options);
	if (problem) return { problem };
	const parts = chosen.find(({ timeOfUse }) => timeOfUse?.means === 'sum')?.timeOfUse?.parts;
	if (parts) return { problem: duplicate(parts) };
	const body = document.head.slice(header.row);
	const when = stampColumns(header.columns, body)!;
	const decided = dateOrderOf(table, when.stamp);
	if ('problem' in decided) return decided;
	const { order } = decided;
	const labels = columnsOf(header.columns, 'label');
	const columns = pointColumns(header.columns);
	const { supplyPointNumber, carrier } = columns;
	const keys = [...labels, supplyPointNumber, carrier].filter((column) => column !== undefined);
	const stamps = headStamps(body, { when, keys, order });
	const slotMinutes = table.slotMinutes ?? slotMinutesOf(stamps);
	const place = { row: header.row + 1, column: when.stamp.header };
	if (slotMinutes === null || stampsRepeat(stamps))
		return { problem: finding('blocking', 'reading.slot_unknown', {}, place) };
	const declared = declaredMeaning(table, when.stamp, chosen);
	const stampMeans = declared ?? stampMeaning(document, stamps, slotMinutes);
	if (stampMeans === null)
		return { problem: finding('blocking', 'reading.stamp_unclear', {}, place) };
	if (!declared && stampMeans === 'end') findings.push(...endsNoted(stamps, place));
	const time = { slotMinutes, stampMeans, order };
	const plan = { headerRow: header.row, ...when, ...time, values: chosen, columns, labels };
	const all = [...findings, ...decided.findings];
	const told = header.mapped ? {} : { meanings: 'by_headings' as const };
	return { plan: { ...plan, skipRows: new Set<number>(), ...told }, findings: all };
}

/** Said by a person or a layout, or by the columns themselves: a counter is read when a slot ends. */
function declaredMeaning(
	table: IntervalTable,
	stamp: Column,
	chosen: readonly QuantityColumn[]
): 'start' | 'end' | undefined {
	if (chosen.some(({ register }) => register)) return 'end';
	return table.stampMeans ?? (stamp.means === 'start' ? 'start' : undefined);
}

/** Where the first stamp is not 0:00, it is said how the times were read. */
function endsNoted(stamps: readonly HeadStamp[], place: Partial<Where>): Finding[] {
	const minutes = stamps[0]?.stamp.minutes ?? 0;
	const stamp = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
	return [finding('note', 'reading.stamps_end', { stamp }, place)];
}

function pointColumns(columns: Column[]): IntervalPlan['columns'] {
	return {
		supplyPointNumber: columnsOf(columns, 'supplyPointNumber')[0],
		menu: columnsOf(columns, 'menu')[0],
		supplier: columnsOf(columns, 'supplier')[0],
		unit: columnsOf(columns, 'unit')[0],
		carrier: columnsOf(columns, 'carrier')[0],
		reading: columnsOf(columns, 'reading')[0]
	};
}

/**
 * A first stamp of 0:00 is a start, one of one slot length or any 24:00 an end; a printed slot
 * says it itself. Anything else must be asked, also 0:30 … 23:30, which is whole in neither. Files
 * with the newest line first are read from their last line.
 */
export function stampMeaning(
	document: Document,
	stamps: HeadStamp[],
	slotMinutes: SlotMinutes
): 'start' | 'end' | null {
	const first = stamps[0]?.stamp;
	if (!first) return null;
	if (first.minutes === null || first.endMinutes !== null || slotMinutes === 1440) return 'start';
	const descending = stamps.length > 1 && stamps[1]!.at < stamps[0]!.at;
	// A day that begins at 0:00 of another offset begins at 0:00 as printed.
	const printed = first.converted?.minutes ?? first.minutes;
	const earliest = descending ? [] : [first.minutes, printed];
	if (earliest.includes(0)) return 'start';
	if (earliest.includes(slotMinutes) && !endsWithStart(document, slotMinutes)) return 'end';
	if (/[ T,\t;]"?24:00/.test(document.text)) return 'end';
	return descending ? meaningFromLast(document, slotMinutes) : null;
}

/** 0:30 … 23:30: days that lack their first slot, or days that lack their last one. */
function endsWithStart(document: Document, slotMinutes: SlotMinutes): boolean {
	return lastMinutes(document) === 1440 - slotMinutes;
}

function meaningFromLast(document: Document, slotMinutes: SlotMinutes): 'start' | 'end' | null {
	const minutes = lastMinutes(document);
	if (minutes === 0) return 'start';
	return minutes === slotMinutes ? 'end' : null;
}

/** The time of day in the last line. */
function lastMinutes(document: Document): number | null {
	const lines = document.text
		.slice(-4_096)
		.split(/[\r\n]+/)
		.filter((line) => !isBlank([line]));
	const clock = /[ T,\t;]"?(\d{1,2}:\d{2})/.exec(lines[lines.length - 1] ?? '');
	return clock && (readClock(clock[1]!)?.minutes ?? null);
}
