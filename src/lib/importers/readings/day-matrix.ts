import { finding, type Finding } from '$lib/domain/finding';
import type { LoadDay } from '$lib/domain/readings/load-day';
import { isRising, readWhenSlotsBegin } from '$lib/domain/readings/register-days';
import type { EpochDay } from '$lib/domain/time/day';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import { cellOf, readQuantity, type QuantityReading } from '../cells/cells';
import { readClock } from '../cells/clock';
import { isBlank } from '../text/csv';
import type { Reading, RecordSet, RejectedRow } from '../importer';
import { asEnergy, BARE_REGISTER } from './interval-energy';
import { risingNoted } from './rising';
import { LoadSeries, type SlotMinutes } from './load-series';
import { emptyReading, pushRejected } from '../reading';
import type { Measure } from '../bills/row-measure';
import { columnName, isRemark, totalKind } from '../cells/table-words';
import { addFigures, agreesWithTotal } from '../bills/total-check';

/** Days across the columns, times of day down the rows. */
export interface DayMatrix {
	headerRow: number;
	days: { index: number; day: EpochDay; header: string }[];
	timeIndex: number;
	slotMinutes: SlotMinutes;
	/** Minutes from a lone stamp back to the start of its slot. */
	shiftMinutes: number;
	measure: Measure;
	/** `register`: a counter, read at the times that are printed; left out: what was used. */
	figures?: 'use' | 'register' | undefined;
	point: Pick<RecordSet, 'supplyPointNumber' | 'label'>;
	/** Sum of a row's days as printed: compared, never added. */
	total: { index: number; header: string } | null;
	skipRows: ReadonlySet<number>;
}

const ZERO: Decimal = { coefficient: 0, scale: 0 };
const ONCE: Decimal = { coefficient: 1, scale: 0 };

export function readDayMatrix(rows: string[][], matrix: DayMatrix): Reading {
	const reader = new MatrixReader(matrix);
	rows.forEach((cells, index) => {
		const row = index + 1;
		if (row <= matrix.headerRow || matrix.skipRows.has(row) || isBlank(cells)) return;
		reader.takeRow(cells, row);
	});
	return reader.toReading();
}

class MatrixReader {
	private readonly series: LoadSeries;
	private readonly rejected: RejectedRow[] = [];
	private readonly findings: Finding[] = [];
	private stamps: 'slots' | 'lone' = 'slots';
	private readonly daySums = new Map<number, Decimal>();

	constructor(private readonly matrix: DayMatrix) {
		this.series = new LoadSeries(matrix.slotMinutes);
	}

	takeRow(cells: string[], row: number): void {
		if (totalKind(cells) !== null) return this.takeTotals(cells, row);
		const slot = this.slotOf(cells);
		if (slot !== null) return this.takeSlot(cells, row, slot);
		const filled = this.matrix.days.some(({ index }) => cellOf(cells, { index }) !== '');
		if (isRemark(cells) || !filled) return;
		const value = cellOf(cells, { index: this.matrix.timeIndex }).slice(0, 40);
		this.reject(cells, finding('warning', 'reading.off_grid', { value }, { row }));
	}

	private slotOf(cells: string[]): number | null {
		const { timeIndex, shiftMinutes, slotMinutes } = this.matrix;
		const clock = readClock(cellOf(cells, { index: timeIndex }));
		if (!clock) return null;
		if (clock.endMinutes === null) this.stamps = 'lone';
		if (clock.endMinutes !== null && clock.endMinutes - clock.minutes !== slotMinutes) return null;
		const start = clock.minutes - (clock.endMinutes === null ? shiftMinutes : 0);
		const slot = start / slotMinutes;
		return Number.isInteger(slot) && slot >= 0 && slot < this.series.slotsADay ? slot : null;
	}

	private takeSlot(cells: string[], row: number, slot: number): void {
		let sum = ZERO;
		for (const { index, day, header } of this.matrix.days) {
			const value = this.read(cells, index);
			if (value.kind === 'missing') this.series.blank(day, row, columnName(header, index));
			else if (value.kind === 'unreadable') this.rejectCell(cells, row, { index, header });
			else {
				if (value.rounded) this.series.noteRounded(value.value, row);
				const stamp = () => `${header} ${cellOf(cells, { index: this.matrix.timeIndex })}`;
				this.series.put(day, slot, { ...value.value, row, stamp });
				this.daySums.set(index, addFigures(this.daySums.get(index) ?? ZERO, value.value));
				sum = addFigures(sum, value.value);
			}
		}
		const { total } = this.matrix;
		if (total) this.compare(this.read(cells, total.index), sum, { row, column: total.header });
	}

	/** A figure in another unit than the table's is as good as unreadable. */
	private read(cells: string[], index: number): QuantityReading {
		const { measure } = this.matrix;
		const value = readQuantity(cells[index] ?? '', measure);
		return value.kind === 'number' && value.unit !== measure.unit ? { kind: 'unreadable' } : value;
	}

	private takeTotals(cells: string[], row: number): void {
		const label = cells.find((cell) => cell.trim() !== '')!.trim();
		this.findings.push(finding('note', 'row.total_skipped', { label }, { row }));
		for (const { index, header } of this.matrix.days) {
			const sum = this.daySums.get(index);
			const place = { row, column: columnName(header, index) };
			if (sum) this.compare(this.read(cells, index), sum, place);
		}
	}

	private compare(
		printed: QuantityReading,
		sum: Decimal,
		place: { row: number; column: string }
	): void {
		if (printed.kind !== 'number' || agreesWithTotal(printed.value, sum)) return;
		const params = { printed: toNumber(printed.value), summed: toNumber(sum) };
		this.findings.push(finding('warning', 'total.disagrees', params, place));
	}

	private rejectCell(cells: string[], row: number, at: { index: number; header: string }): void {
		const value = (cells[at.index] ?? '').trim().slice(0, 40);
		const place = { row, column: columnName(at.header, at.index) };
		this.reject(cells, finding('warning', 'number.unreadable', { value }, place));
	}

	private reject(cells: string[], found: Finding): void {
		pushRejected(this.rejected, { sheet: null, row: found.where!.row!, cells, finding: found });
	}

	/** A lone stamp that is not moved back to its slot is the time of the reading itself. */
	private asUse(read: LoadDay[]): { days: LoadDay[]; findings: Finding[] } {
		const { figures, headerRow, shiftMinutes, days } = this.matrix;
		if (figures !== 'register') {
			const rises = figures === undefined && isRising(read);
			return { days: read, findings: rises ? [risingNoted(headerRow)] : [] };
		}
		const begins = this.stamps === 'lone' && shiftMinutes === 0;
		const counter = { name: days[0]?.header ?? '', register: BARE_REGISTER };
		return asEnergy(begins ? readWhenSlotsBegin(read) : read, counter, ONCE);
	}

	toReading(): Reading {
		const { days, findings: counted } = this.asUse(this.series.finish());
		const { measure, point } = this.matrix;
		const { carrier, unit } = measure;
		const record: RecordSet = {
			...{ kind: 'interval', carrier, unit, supplier: null, menu: null },
			...point,
			bills: [],
			days
		};
		const findings = [...this.findings, ...this.series.findings(null), ...counted];
		const records = days.length > 0 ? [record] : [];
		return { ...emptyReading(), records, rejected: this.rejected, findings };
	}
}
