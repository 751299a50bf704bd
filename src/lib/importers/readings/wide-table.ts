import { finding, type Finding } from '$lib/domain/finding';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { EpochDay } from '$lib/domain/time/day';
import { carrierOfPoint } from '../headings/british-points';
import { carrierIn, carrierOfUnit, knownCarrier } from '../cells/carrier-words';
import { cellOf, readQuantity, readSupplyPoint } from '../cells/cells';
import type { Column } from '../headings/columns';
import { isBlank, splitRows } from '../text/csv';
import { readDate, type DateOrder } from '../cells/dates';
import { labelOf } from '../bills/bill-rows';
import type { Document, Reading, ReadOptions, RecordSet } from '../importer';
import { isRising, readWhenSlotsBegin } from '$lib/domain/readings/register-days';
import { asEnergy, BARE_REGISTER } from './interval-energy';
import { LoadSeries } from './load-series';
import { askWhatRises, risingNoted } from './rising';
import { readNumber } from '../cells/numbers';
import { readMark, type ReadMark } from '../cells/read-mark';
import { emptyReading, pushRejected, refusedReading, tooManyPoints } from '../reading';
import { withUnitNoted } from './unit-printed';
import type { Measure } from '../bills/row-measure';
import type { SlotColumns } from '../headings/slot-columns';
import { columnName, isRemark, totalKind } from '../cells/table-words';
import { addFigures, agreesWithTotal } from '../bills/total-check';
import { ENERGY_UNITS, readUnit } from '../cells/unit-words';

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
	/** Where the figures are mean power, which a person said. */
	rate?: 'kW' | undefined;
	/** What the figures are: as a person said, by the shape that a person chose, or by headings alone. */
	figures: 'use' | 'register' | 'mapped' | 'by_headings';
	/** `assumed`: the table prints none. */
	unitFrom: 'printed' | 'assumed';
	/** Where each row names its carrier (a file with electricity and gas). */
	carrierColumn: Column | undefined;
	/** Where each row names its unit. */
	unitColumn: Column | undefined;
	supplyPoint: Column | undefined;
	/** Where each row says whether it was estimated. */
	reading: Column | undefined;
	labels: Column[];
	/** The day's total as printed: compared, never added. */
	total: Column | undefined;
	skipRows: Set<number>;
}

interface Point {
	measure: Measure;
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
		const skipped = skippedRow(cells, row, plan);
		if (skipped) return void reading.findings.push(skipped);
		const day = readDate(cellOf(cells, plan.date), plan.order);
		if (day?.precision !== 'day') return rejectDate(reading, { cells, row, plan });
		const measure = measureOf(cells, plan);
		if (!measure) return rejectRow(reading, { cells, row, plan }, unknownCarrier(row));
		const point = pointOf(points, { cells, plan, measure });
		readDayRow({ cells, row, plan, day: day.start, point }, reading);
	});
	const crowded = tooManyPoints(points.size);
	if (crowded) return refusedReading(crowded);
	const rising = [...points.values()].some(({ series }) => isRising(series.finish()));
	if (rising && plan.figures === 'by_headings') return askWhatRises(document, plan.headerRow);
	if (rising && plan.figures === 'mapped') reading.findings.push(risingNoted(plan.headerRow));
	reading.records = [...points.values()].flatMap((point) => toRecord(point, plan, reading));
	if (plan.unitFrom === 'printed') return reading;
	return withUnitNoted(reading, { row: plan.headerRow, severity: 'warning' });
}

/** What a row counts: its own unit and carrier before those of the table; null where they differ. */
function measureOf(cells: string[], plan: WidePlan): Measure | null {
	const printed = readUnit(cellOf(cells, plan.unitColumn));
	const { unit, power } = printed && ENERGY_UNITS.has(printed.unit) ? printed : plan;
	const named = carrierIn(cellOf(cells, plan.carrierColumn), unit);
	const told = named === 'generation' ? 'solar' : knownCarrier(named);
	const carrier = told ?? carrierOfPoint(plan.supplyPoint, cellOf(cells, plan.supplyPoint));
	if (carrier) return { carrier, unit, power };
	const isOther = (carrierOfUnit(unit) === null) !== (carrierOfUnit(plan.unit) === null);
	return isOther ? null : { carrier: plan.carrier, unit, power };
}

function pointOf(
	points: Map<string, Point>,
	{ cells, plan, measure }: { cells: string[]; plan: WidePlan; measure: Measure }
): Point {
	const { number } = readSupplyPoint(cellOf(cells, plan.supplyPoint));
	const label = labelOf(cells, plan);
	const key = JSON.stringify([number, label, measure.carrier, measure.unit]);
	const point = points.get(key) ?? {
		measure,
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
	const { measure } = point;
	plan.slots.indexes.forEach((index, slot) => {
		const printed = cellOf(cells, { index });
		const read = readQuantity(printed, measure);
		const mark = markOf(cells, slot, plan);
		if (read.kind === 'missing' || mark === 'missing')
			return point.series.blank(day, row, columnName(plan.headers[index] ?? '', index));
		if (read.kind === 'unreadable' || read.unit !== measure.unit)
			return rejectCell(reading, { cells, row, plan, index });
		if (read.rounded) point.series.noteRounded(read.value, row);
		const stamp = () => `${cellOf(cells, plan.date)} ${plan.headers[index] ?? ''}`;
		point.series.put(day, slot, { ...read.value, row, stamp });
		if (mark === 'estimated') point.series.markEstimated(day, slot, row);
		sum = addFigures(sum, read.value);
	});
	const extra = repeatedHour({ cells, row, plan, point });
	if (extra) return void reading.findings.push(extra);
	const total = readQuantity(cellOf(cells, plan.total), measure);
	if (total.kind !== 'number' || agreesWithTotal(total.value, sum)) return;
	const params = { printed: toNumber(total.value), summed: toNumber(sum) };
	reading.findings.push(
		finding('warning', 'total.disagrees', params, { row, column: plan.total!.header })
	);
}

/** The mark beside the slot's figure, before that of the whole day. */
function markOf(cells: string[], slot: number, { slots, reading }: WidePlan): ReadMark {
	const own = cellOf(cells, slots.marks === null ? undefined : { index: slots.marks[slot]! });
	return own === '' ? readMark(cellOf(cells, reading), reading?.header) : readMark(own);
}

/** A day of 25 hours has figures that no slot of a day can hold. */
function repeatedHour({ cells, row, plan, point }: Omit<DayRow, 'day'>): Finding | null {
	const filled = plan.slots.extras.filter((index) => {
		const read = readQuantity(cellOf(cells, { index }), point.measure);
		return read.kind === 'number' && read.value.coefficient !== 0;
	});
	if (filled.length === 0) return null;
	const params = { columns: filled.map((index) => plan.headers[index]!.trim()).join('、') };
	return finding('warning', 'reading.repeated_hour', params, { row });
}

function toRecord(point: Point, plan: WidePlan, reading: Reading): RecordSet[] {
	const { series, supplyPointNumber, label, measure } = point;
	const { carrier, unit } = measure;
	const read = series.finish();
	reading.findings.push(...series.findings(null));
	if (read.length === 0) return [];
	const name = plan.headers[plan.slots.indexes[0]!] ?? '';
	const register = plan.figures === 'register' ? BARE_REGISTER : undefined;
	const begins = register && plan.slots.stamps === 'start';
	const counted = begins ? readWhenSlotsBegin(read) : read;
	const { days, findings } = asEnergy(counted, { name, rate: plan.rate, register }, ONCE);
	reading.findings.push(...findings);
	if (days.length === 0) return [];
	const names = { supplyPointNumber, supplier: null, menu: null, label };
	return [{ kind: 'interval', carrier, unit, ...names, bills: [], days }];
}

const ONCE: Decimal = { coefficient: 1, scale: 0 };

const REACTIVE = /^(?:k?varh?$|reactive (?:energy|power))|無効電力/i;

/** Sums of other rows, and reactive energy, which is no use of energy. */
function skippedRow(cells: string[], row: number, { slots }: WidePlan): Finding | null {
	const words = cells.filter((_, index) => !slots.indexes.includes(index));
	const label = cells.find((cell) => cell.trim() !== '')!.trim();
	if (totalKind(words) !== null) return finding('note', 'row.total_skipped', { label }, { row });
	const reactive = words.find((cell) => REACTIVE.test(cell.trim()));
	return reactive ? finding('note', 'row.reactive_skipped', { label: reactive }, { row }) : null;
}

function unknownCarrier(row: number): Finding {
	return finding('warning', 'carrier.unknown_row', {}, { row });
}

type Row = Pick<DayRow, 'cells' | 'row' | 'plan'>;

function rejectDate(reading: Reading, { cells, row, plan }: Row): void {
	const isFigure = (index: number) => readNumber(cellOf(cells, { index })).kind === 'number';
	if (isRemark(cells) || !plan.slots.indexes.some(isFigure)) return;
	const value = cellOf(cells, plan.date).slice(0, 40);
	const place = { row, column: columnName(plan.date.header, plan.date.index) };
	rejectRow(reading, { cells, row, plan }, finding('warning', 'date.unreadable', { value }, place));
}

function rejectCell(reading: Reading, { cells, row, plan, index }: Row & { index: number }): void {
	const value = cellOf(cells, { index }).slice(0, 40);
	const place = { row, column: columnName(plan.headers[index] ?? '', index) };
	rejectRow(
		reading,
		{ cells, row, plan },
		finding('warning', 'number.unreadable', { value }, place)
	);
}

function rejectRow(reading: Reading, { cells, row }: Row, found: Finding): void {
	pushRejected(reading.rejected, { sheet: null, row, cells, finding: found });
}
