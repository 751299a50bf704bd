import { finding, type Finding } from '$lib/domain/finding';
import type { EpochDay } from '$lib/domain/time/day';
import { labelOf, withColumn } from './bill-rows';
import { cellOf, readQuantity, readSupplyPoint } from './cells';
import { isBlank } from './csv';
import { readRowStamp, type IntervalPlan, type RowStamp } from './interval-plan';
import type { RecordSet, RejectedRow } from './importer';
import { LoadSeries } from './load-series';
import { pushRejected } from './reading';
import { columnName, isRemark, totalKind } from './table-words';

/** The series of one metering point and where its last row stood in time. */
export interface Entry {
	series: LoadSeries[];
	lastDay: EpochDay;
	lastMinutes: number;
	supplyPointNumber: string | null;
	label: string | null;
	menu: string | null;
	supplier: string | null;
}

/** Takes the rows of a long table of readings, one by one, into series. */
export class IntervalSink {
	readonly entries = new Map<string, Entry>();
	readonly rejected: RejectedRow[] = [];
	readonly findings: Finding[] = [];
	private readonly keyIndexes: number[];
	private readonly stampName: string;
	/** The entry of the last row, for the reader that skips splitting. */
	entry: Entry | null = null;

	constructor(readonly plan: IntervalPlan) {
		const { supplyPointNumber } = plan.columns;
		const columns = supplyPointNumber ? [supplyPointNumber, ...plan.labels] : plan.labels;
		this.keyIndexes = columns.map(({ index }) => index);
		this.stampName = columnName(plan.stamp.header, plan.stamp.index);
	}

	get keyed(): boolean {
		return this.keyIndexes.length > 0;
	}

	get lastKeyIndex(): number {
		return Math.max(-1, ...this.keyIndexes);
	}

	takeRow(cells: string[], row: number): void {
		if (row <= this.plan.headerRow || this.plan.skipRows.has(row) || isBlank(cells)) return;
		const stamp = readRowStamp(cells, this.plan, this.plan.order);
		if (!stamp) return this.withoutStamp(cells, row);
		const entry = this.entryOf(cells);
		const place = slotOf(stamp, entry, this.plan);
		if (!place)
			return this.reject(cells, row, {
				code: 'reading.off_grid',
				column: this.stampName,
				value: cellOf(cells, this.plan.stamp)
			});
		this.plan.values.forEach((column, index) => {
			this.takeValue({ cells, row, index, ...place }, entry, column);
		});
	}

	private takeValue(
		at: { cells: string[]; row: number; index: number; day: EpochDay; slot: number },
		entry: Entry,
		column: IntervalPlan['values'][number]
	): void {
		const { cells, row, day, slot } = at;
		const printed = cellOf(cells, column);
		const reading = readQuantity(printed, column);
		const series = entry.series[at.index]!;
		if (reading.kind === 'missing') return series.blank(day, row);
		if (reading.kind === 'unreadable')
			return this.reject(cells, row, {
				code: 'number.unreadable',
				column: column.name,
				value: printed
			});
		series.put(day, slot, { ...reading.value, row });
	}

	private withoutStamp(cells: string[], row: number): void {
		const kind = totalKind(cells);
		if (kind)
			return void this.findings.push(
				finding(
					'note',
					'row.total_skipped',
					{ label: cells.find((cell) => cell.trim() !== '')!.trim() },
					{ row }
				)
			);
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
		const why = finding('warning', found.code, { value }, place);
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
			lastDay: NaN,
			lastMinutes: NaN,
			supplyPointNumber: readSupplyPoint(cellOf(cells, columns.supplyPointNumber)).number,
			label: labelOf(cells, { labels }),
			menu: cellOf(cells, columns.menu) || null,
			supplier: cellOf(cells, columns.supplier) || null
		};
	}

	toRecords(): RecordSet[] {
		return [...this.entries.values()].flatMap(
			({ series, supplyPointNumber, label, menu, supplier }) =>
				this.plan.values.flatMap((column, index) => {
					const { carrier, unit, name } = column;
					const days = series[index]!.finish();
					if (days.length === 0) return [];
					this.findings.push(...series[index]!.findings(name));
					const point = { supplyPointNumber, supplier, menu, label: withColumn(label, column) };
					const measured = { carrier: carrier ?? 'electricity', unit: unit ?? 'kWh' };
					return [{ kind: 'interval' as const, ...measured, ...point, bills: [], days }];
				})
		);
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
