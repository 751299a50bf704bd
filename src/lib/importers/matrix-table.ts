import { finding } from '$lib/domain/finding';
import type { EpochDay } from '$lib/domain/time/day';
import { cellOf, readQuantity } from './cells';
import { readClock } from './clock';
import { columnsOf } from './columns';
import { isBlank, splitRows } from './csv';
import { decideOrder, readDay, type DateOrder } from './dates';
import type { Reading, RecordSet } from './importer';
import type { MappingTask } from './mapping-task';
import { LoadSeries, type SlotMinutes } from './load-series';
import { askForMapping, emptyReading, pushRejected, refusedReading } from './reading';
import { totalKind } from './table-words';
import { ENERGY_UNITS, readUnit, type UnitReading } from './unit-words';

/** Days across the columns, times of day down the rows; columns without a date are no days. */
export function readMatrix(task: MappingTask): Reading {
	const { document, header, mapping, options } = task;
	const { rows, findings } = splitRows(document, options.maxRows);
	const blocking = findings.find(({ severity }) => severity === 'blocking');
	if (blocking) return refusedReading(blocking);
	const time = columnsOf(header.columns, 'time')[0];
	const days = time ? dayColumns(task, time.index) : 'ambiguous';
	const place = { row: header.row };
	if (!time)
		return askForMapping(
			document,
			header.row,
			finding('blocking', 'column.time_missing', {}, place)
		);
	if (days === 'ambiguous')
		return askForMapping(
			document,
			header.row,
			finding('blocking', 'date.ambiguous', { column: '' }, place)
		);
	const measured = measuredAs(mapping, options.unit);
	if (!ENERGY_UNITS.has(measured.unit)) {
		const code = measured.unit === 'normal_m3' ? 'unit.normal_m3' : 'mapping.unit_unknown';
		const why = finding('blocking', code, { unit: measured.unit }, place);
		return askForMapping(document, header.row, why);
	}
	const body = rows.slice(header.row);
	const slotMinutes = mapping.slotMinutes ?? stepOf(body, time.index);
	const stampMeans = mapping.stamp ?? meaningOf(body, time.index, slotMinutes);
	if (!slotMinutes || !stampMeans || days.length === 0) {
		const code =
			days.length === 0
				? 'column.date_missing'
				: slotMinutes
					? 'reading.stamp_unclear'
					: 'reading.slot_unknown';
		return askForMapping(document, header.row, finding('blocking', code, {}, place));
	}
	const frame = {
		days,
		timeIndex: time.index,
		slotMinutes,
		shift: stampMeans === 'end' ? slotMinutes : 0
	};
	return readCells(rows, frame, task);
}

interface Frame {
	days: { index: number; day: EpochDay; header: string }[];
	timeIndex: number;
	slotMinutes: SlotMinutes;
	/** Minutes from the stamp back to the start of its slot. */
	shift: number;
}

function readCells(
	rows: string[][],
	frame: Frame,
	{ header, mapping, options }: MappingTask
): Reading {
	const series = new LoadSeries(frame.slotMinutes);
	const reading = emptyReading();
	const measured = measuredAs(mapping, options.unit);
	rows.forEach((cells, index) => {
		const row = index + 1;
		if (row <= header.row || mapping.skipRows?.includes(row) || isBlank(cells) || totalKind(cells))
			return;
		const clock = readClock(cellOf(cells, { index: frame.timeIndex }));
		const slot = clock
			? (clock.minutes - (clock.endMinutes === null ? frame.shift : 0)) / frame.slotMinutes
			: NaN;
		if (!Number.isInteger(slot) || slot < 0 || slot >= series.slotsADay) {
			const found = finding('warning', 'reading.off_grid', { value: '' }, { row });
			return void pushRejected(reading.rejected, { sheet: null, row, cells, finding: found });
		}
		for (const { index: at, day, header: column } of frame.days) {
			const value = readQuantity(cells[at] ?? '', measured);
			if (value.kind === 'missing') series.blank(day, row, column);
			else if (value.kind === 'number') {
				if (value.rounded) series.noteRounded(value.value, row);
				const stamp = () => `${column} ${cellOf(cells, { index: frame.timeIndex })}`;
				series.put(day, slot, { ...value.value, row, stamp });
			} else {
				const found = finding(
					'warning',
					'number.unreadable',
					{ value: (cells[at] ?? '').slice(0, 40) },
					{ row, column }
				);
				pushRejected(reading.rejected, { sheet: null, row, cells, finding: found });
			}
		}
	});
	const days = series.finish();
	const point = { supplyPointNumber: null, supplier: null, menu: null, label: null };
	const record: RecordSet = {
		kind: 'interval',
		carrier: mapping.carrier,
		unit: measured.unit,
		...point,
		bills: [],
		days
	};
	return { ...reading, records: days.length > 0 ? [record] : [], findings: series.findings(null) };
}

function measuredAs({ columns }: MappingTask['mapping'], given: string | null): UnitReading {
	const said = columns.find(({ unit }) => unit !== undefined)?.unit;
	return readUnit(said ?? given ?? 'kWh') ?? { unit: said ?? '', power: 0 };
}

function dayColumns(
	{ header, mapping }: MappingTask,
	timeIndex: number
): Frame['days'] | 'ambiguous' {
	const told = mapping.columns.find(({ format }) => format !== undefined)?.format;
	const decided = told ?? decideOrder(header.columns.map((column) => column.header));
	if (decided === 'ambiguous') return 'ambiguous';
	return header.columns.flatMap((column) => {
		const day =
			column.index === timeIndex || column.means === 'ignore'
				? null
				: readDay(column.header, decided as DateOrder);
		return day === null ? [] : [{ index: column.index, day, header: column.header }];
	});
}

function stepOf(body: string[][], timeIndex: number): SlotMinutes | null {
	const clocks = body.flatMap((cells) => readClock(cellOf(cells, { index: timeIndex })) ?? []);
	const [first, second] = clocks;
	if (!first || !second) return null;
	const step =
		first.endMinutes === null ? second.minutes - first.minutes : first.endMinutes - first.minutes;
	return ([15, 20, 30, 60] as const).find((minutes) => minutes === step) ?? null;
}

function meaningOf(
	body: string[][],
	timeIndex: number,
	slotMinutes: number | null
): 'start' | 'end' | null {
	const first = readClock(
		cellOf(body.find((cells) => !isBlank(cells)) ?? [], { index: timeIndex })
	);
	if (!first || first.minutes === 0 || first.endMinutes !== null) return first && 'start';
	return first.minutes === slotMinutes ? 'end' : null;
}
