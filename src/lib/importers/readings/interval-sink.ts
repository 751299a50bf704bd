import { finding, type Finding } from '$lib/domain/finding';
import { isRising } from '$lib/domain/readings/register-days';
import { isoDay, type EpochDay } from '$lib/domain/time/day';
import type { Decimal } from '$lib/domain/units/decimal';
import { labelOf, withColumn } from '../bills/bill-rows';
import { cellOf, readQuantity, readSupplyPoint } from '../cells/cells';
import { isBlank } from '../text/csv';
import { readRowStamp, type IntervalPlan, type RowStamp } from './interval-plan';
import { readMark } from '../cells/read-mark';
import type { RecordSet, RejectedRow } from '../importer';
import { asEnergy } from './interval-energy';
import { LoadSeries } from './load-series';
import type { QuantityColumn } from '../headings/quantity-columns';
import { pushRejected } from '../reading';
import { multiplierOf } from '../headings/registers';
import { measureOf, type Measure } from '../bills/row-measure';
import { columnName, isRemark, totalKind } from '../cells/table-words';

/** The series of one metering point and where its last row stood in time. */
export interface Entry {
	series: LoadSeries[];
	/** What each column of values counts, or why that cannot be told. */
	measures: (Measure | Finding)[];
	lastDay: EpochDay;
	lastMinutes: number;
	supplyPointNumber: string | null;
	label: string | null;
	menu: string | null;
	supplier: string | null;
	/** What a step of each column's counter counts. */
	multipliers: Decimal[];
}

/** One value of a row, with the slot it belongs to. */
interface ValueCell {
	cells: string[];
	row: number;
	index: number;
	day: EpochDay;
	slot: number;
}

/** Takes the rows of a long table of readings, one by one, into series. */
export class IntervalSink {
	readonly entries = new Map<string, Entry>();
	readonly rejected: RejectedRow[] = [];
	readonly findings: Finding[] = [];
	private readonly keyIndexes: number[];
	private readonly stampName: string;
	private converted: 'noted' | null = null;
	/** The entry of the last row, for the reader that skips splitting; null where it had none. */
	entry: Entry | null = null;

	constructor(readonly plan: IntervalPlan) {
		const { supplyPointNumber, carrier, unit } = plan.columns;
		const keys = [supplyPointNumber, carrier, unit].filter((column) => column !== undefined);
		this.keyIndexes = [...keys, ...plan.labels].map(({ index }) => index);
		this.stampName = columnName(plan.stamp.header, plan.stamp.index);
	}

	get keyed(): boolean {
		return this.keyIndexes.length > 0;
	}

	get lastKeyIndex(): number {
		return Math.max(-1, ...this.keyIndexes);
	}

	takeRow(cells: string[], row: number): void {
		this.entry = null;
		if (row <= this.plan.headerRow || this.plan.skipRows.has(row) || isBlank(cells)) return;
		const stamp = readRowStamp(cells, this.plan, this.plan.order);
		if (!stamp) return this.withoutStamp(cells, row);
		if (stamp.converted && !this.converted) this.noteConverted(cells, row, stamp);
		const entry = this.entryOf(cells);
		const place = slotOf(stamp, entry, this.plan);
		if (!place) {
			const value = cellOf(cells, this.plan.stamp);
			return this.reject(cells, row, { code: 'reading.off_grid', column: this.stampName, value });
		}
		this.plan.values.forEach((_, index) => this.takeValue({ cells, row, index, ...place }, entry));
	}

	/** Once for the file: the other rows are read in the same way. */
	private noteConverted(cells: string[], row: number, { day, minutes, converted }: RowStamp): void {
		this.converted = 'noted';
		const { hours, past } = { hours: Math.floor(minutes! / 60), past: minutes! % 60 };
		const local = `${isoDay(day)} ${hours}:${String(past).padStart(2, '0')}`;
		const params = { offset: converted!.offset, printed: cellOf(cells, this.plan.stamp), local };
		const place = { row, column: this.stampName };
		this.findings.push(finding('note', 'reading.offset_converted', params, place));
	}

	private takeValue(at: ValueCell, entry: Entry): void {
		const { cells, row, day, slot, index } = at;
		const marked = this.plan.columns.reading;
		const mark = marked ? readMark(cellOf(cells, marked), marked.header) : 'actual';
		const column = this.plan.values[index]!;
		const measure = entry.measures[index]!;
		const place = { column: column.name, value: cellOf(cells, column) };
		if ('code' in measure)
			return this.rejectFor(cells, row, {
				...measure,
				where: { sheet: null, row, column: column.name }
			});
		const reading = readQuantity(place.value, measure);
		if (reading.kind === 'missing' || mark === 'missing')
			return entry.series[index]!.blank(day, row);
		const foreign = reading.kind === 'number' && reading.unit !== measure.unit;
		if (reading.kind === 'unreadable' || foreign) {
			return this.reject(cells, row, { ...place, code: 'number.unreadable' });
		}
		const series = entry.series[index]!;
		if (reading.rounded) series.noteRounded(reading.value, row);
		series.put(day, slot, { ...reading.value, row, stamp: () => this.stampOf(cells) });
		if (mark === 'estimated') series.markEstimated(day, slot, row);
	}

	/** As the row prints it, date and time of two columns together. */
	private stampOf(cells: string[]): string {
		const { stamp, time } = this.plan;
		return time ? `${cellOf(cells, stamp)} ${cellOf(cells, time)}` : cellOf(cells, stamp);
	}

	private withoutStamp(cells: string[], row: number): void {
		if (totalKind(cells) !== null) {
			const label = cells.find((cell) => cell.trim() !== '')!.trim();
			return void this.findings.push(finding('note', 'row.total_skipped', { label }, { row }));
		}
		if (isRemark(cells)) return;
		const value = cellOf(cells, this.plan.stamp);
		this.reject(cells, row, { code: 'date.unreadable', column: this.stampName, value });
	}

	private reject(
		cells: string[],
		row: number,
		found: { code: string; column: string; value?: string }
	): void {
		const value = (found.value ?? '').slice(0, 40);
		const place = { row, column: found.column };
		this.rejectFor(cells, row, finding('warning', found.code, { value }, place));
	}

	private rejectFor(cells: string[], row: number, why: Finding): void {
		pushRejected(this.rejected, { sheet: null, row, cells, finding: why });
	}

	private entryOf(cells: string[]): Entry {
		const key = this.keyIndexes.map((index) => (cells[index] ?? '').trim()).join('\u0000');
		let entry = this.entries.get(key);
		if (!entry) {
			entry = this.newEntry(cells);
			this.entries.set(key, entry);
		}
		this.entry = entry;
		return entry;
	}

	private newEntry(cells: string[]): Entry {
		const { columns, labels, values, slotMinutes } = this.plan;
		return {
			series: values.map(() => new LoadSeries(slotMinutes)),
			measures: values.map((column) => measureOf(cells, column, columns)),
			lastDay: NaN,
			lastMinutes: NaN,
			supplyPointNumber: readSupplyPoint(cellOf(cells, columns.supplyPointNumber)).number,
			label: labelOf(cells, { labels }),
			menu: cellOf(cells, columns.menu) || null,
			supplier: cellOf(cells, columns.supplier) || null,
			multipliers: values.map(({ register }) => multiplierOf(cells, register?.multiplier ?? null))
		};
	}

	/** The first column whose figures only rise, though its heading does not say that it counts. */
	risingColumn(): QuantityColumn | null {
		if (this.plan.meanings !== 'by_headings') return null;
		const rises = (index: number) =>
			[...this.entries.values()].some(({ series }) => isRising(series[index]!.finish()));
		return this.plan.values.find(({ register }, index) => !register && rises(index)) ?? null;
	}

	toRecords(): RecordSet[] {
		return [...this.entries.values()].flatMap((entry) =>
			this.plan.values.flatMap((column, index) => this.recordOf(entry, column, index))
		);
	}

	private recordOf(entry: Entry, column: QuantityColumn, index: number): RecordSet[] {
		const series = entry.series[index]!;
		const measure = entry.measures[index]!;
		const read = series.finish();
		if (read.length === 0 || 'code' in measure) return [];
		this.findings.push(...series.findings(column.name));
		const energy = asEnergy(read, column, entry.multipliers[index]!);
		const { days } = energy;
		this.findings.push(...energy.findings);
		if (days.length === 0) return [];
		const { carrier, unit } = measure;
		const { supplyPointNumber, supplier, menu } = entry;
		const point = { supplyPointNumber, supplier, menu, label: withColumn(entry.label, column) };
		return [{ kind: 'interval', carrier, unit, ...point, bills: [], days }];
	}
}

/**
 * The local slot of a stamp, null when it lies between slots. With end stamps 0:00 closes the day
 * before, unless it follows the day's last but one stamp *of the same date* (0:00 after 23:45).
 */
export function slotOf(stamp: RowStamp, entry: Entry, plan: IntervalPlan) {
	const { slotMinutes, stampMeans } = plan;
	const minutes = stamp.minutes ?? 0;
	const closes =
		minutes === 0 && entry.lastDay === stamp.day && entry.lastMinutes === 1440 - slotMinutes;
	entry.lastDay = stamp.day;
	entry.lastMinutes = minutes;
	if (stamp.endMinutes !== null && stamp.endMinutes - minutes !== slotMinutes) return null;
	const startMinutes = stampMeans === 'start' ? minutes : minutes - slotMinutes;
	const slot = startMinutes / slotMinutes;
	if (!Number.isInteger(slot) || slot >= 1440 / slotMinutes) return null;
	if (slot >= 0) return { day: stamp.day, slot };
	return { day: closes ? stamp.day : stamp.day - 1, slot: 1440 / slotMinutes - 1 };
}
