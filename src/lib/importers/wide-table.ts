import { finding, type Finding } from '$lib/domain/finding';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { EpochDay } from '$lib/domain/time/day';
import { carrierIn, knownCarrier } from './carrier-words';
import { cellOf, readQuantity, readSupplyPoint } from './cells';
import type { Column } from './columns';
import { isBlank, splitRows } from './csv';
import { readDate, type DateOrder } from './dates';
import { labelOf } from './bill-rows';
import type { Document, Reading, ReadOptions, RecordSet } from './importer';
import { LoadSeries } from './load-series';
import { emptyReading, pushRejected, refusedReading, tooManyPoints } from './reading';
import type { SlotColumns } from './slot-columns';
import { columnName, isRemark, totalKind } from './table-words';
import { addFigures, sameFigure } from './total-check';

/** A row a day, a column a slot. */
export interface WidePlan {
	headerRow: number;
	date: Column;
	order: DateOrder;
	slots: SlotColumns;
	headers: string[];
	carrier: string;
	unit: string;
	power: number;
	/** Where each row names its carrier (a file with electricity and gas). */
	carrierColumn: Column | undefined;
	supplyPoint: Column | undefined;
	labels: Column[];
	/** The day's total as printed: compared, never added. */
	total: Column | undefined;
	skipRows: Set<number>;
}

interface Point {
	carrier: string;
	series: LoadSeries;
	supplyPointNumber: string | null;
	label: string | null;
}

export function readWideTable(document: Document, plan: WidePlan, options: ReadOptions): Reading {
	const { rows, findings } = splitRows(document, options.maxRows);
	const blocking = findings.find(({ severity }) => severity === 'blocking');
	if (blocking) return refusedReading(blocking);
	const reading = { ...emptyReading(), findings };
	const points = new Map<string, Point>();
	rows.forEach((cells, index) => {
		const row = index + 1;
		if (row <= plan.headerRow || plan.skipRows.has(row) || isBlank(cells)) return;
		if (totalKind(cells) !== null) return void reading.findings.push(skippedTotal(cells, row));
		const day = readDate(cellOf(cells, plan.date), plan.order);
		if (day?.precision !== 'day') return void rejectDate(reading, { cells, row, plan });
		readDayRow({ cells, row, plan, day: day.start, point: pointOf(points, cells, plan) }, reading);
	});
	const crowded = tooManyPoints(points.size);
	if (crowded) return refusedReading(crowded);
	reading.records = [...points.values()].flatMap((point) => toRecord(point, plan, reading));
	return reading;
}

function pointOf(points: Map<string, Point>, cells: string[], plan: WidePlan): Point {
	const { number } = readSupplyPoint(cellOf(cells, plan.supplyPoint));
	const label = labelOf(cells, plan);
	const named = carrierIn(cellOf(cells, plan.carrierColumn), plan.unit);
	const carrier = named === 'generation' ? 'solar' : (knownCarrier(named) ?? plan.carrier);
	const key = JSON.stringify([number, label, carrier]);
	const point = points.get(key) ?? {
		carrier,
		series: new LoadSeries(plan.slots.slotMinutes),
		supplyPointNumber: number,
		label
	};
	points.set(key, point);
	return point;
}

interface DayRow {
	cells: string[];
	row: number;
	plan: WidePlan;
	day: EpochDay;
	point: Point;
}

function readDayRow({ cells, row, plan, day, point }: DayRow, reading: Reading): void {
	let sum: Decimal = { coefficient: 0, scale: 0 };
	plan.slots.indexes.forEach((index, slot) => {
		const printed = cellOf(cells, { index });
		const read = readQuantity(printed, plan);
		if (read.kind === 'missing')
			return point.series.blank(day, row, columnName(plan.headers[index] ?? '', index));
		if (read.kind === 'unreadable' || read.unit !== plan.unit)
			return rejectCell(reading, { cells, row, plan, index });
		if (read.rounded) point.series.noteRounded(read.value, row);
		const stamp = () => `${cellOf(cells, plan.date)} ${plan.headers[index] ?? ''}`;
		point.series.put(day, slot, { ...read.value, row, stamp });
		sum = addFigures(sum, read.value);
	});
	const total = readQuantity(cellOf(cells, plan.total), plan);
	if (total.kind !== 'number' || sameFigure(total.value, sum)) return;
	const params = { printed: toNumber(total.value), summed: toNumber(sum) };
	reading.findings.push(
		finding('warning', 'total.disagrees', params, { row, column: plan.total!.header })
	);
}

function toRecord(point: Point, plan: WidePlan, reading: Reading): RecordSet[] {
	const { series, supplyPointNumber, label, carrier } = point;
	const days = series.finish();
	reading.findings.push(...series.findings(null));
	if (days.length === 0) return [];
	const { unit } = plan;
	const names = { supplyPointNumber, supplier: null, menu: null, label };
	return [{ kind: 'interval', carrier, unit, ...names, bills: [], days }];
}

function skippedTotal(cells: string[], row: number): Finding {
	const label = cells.find((cell) => cell.trim() !== '')!.trim();
	return finding('note', 'row.total_skipped', { label }, { row });
}

function rejectDate(
	reading: Reading,
	{ cells, row, plan }: Pick<DayRow, 'cells' | 'row' | 'plan'>
): void {
	if (isRemark(cells)) return;
	const value = cellOf(cells, plan.date).slice(0, 40);
	const found = finding('warning', 'date.unreadable', { value }, { row, column: plan.date.header });
	pushRejected(reading.rejected, { sheet: null, row, cells, finding: found });
}

function rejectCell(
	reading: Reading,
	{ cells, row, plan, index }: Pick<DayRow, 'cells' | 'row' | 'plan'> & { index: number }
): void {
	const value = cellOf(cells, { index }).slice(0, 40);
	const column = columnName(plan.headers[index] ?? '', index);
	const found = finding('warning', 'number.unreadable', { value }, { row, column });
	pushRejected(reading.rejected, { sheet: null, row, cells, finding: found });
}
