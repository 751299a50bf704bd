import { finding } from '$lib/domain/finding';
import { cellOf } from '../cells/cells';
import { readClock } from '../cells/clock';
import { columnsOf } from '../headings/columns';
import { isBlank, splitRows } from '../text/csv';
import { readDayMatrix, type DayMatrix } from './day-matrix';
import { readDay, type DateOrder } from '../cells/dates';
import { decideOrder } from '../cells/order-vote';
import type { Reading } from '../importer';
import type { MappingTask } from '../mapping/mapping-task';
import type { SlotMinutes } from './load-series';
import { askForMapping, refusedReading } from '../reading';
import { printsKwh, withUnitNoted } from './unit-printed';
import { ENERGY_UNITS, readUnit } from '../cells/unit-words';

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
	const measured = measuredAs(task);
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
	const matrix = {
		...{ headerRow: header.row, days, timeIndex: time.index, slotMinutes },
		shiftMinutes: stampMeans === 'end' ? slotMinutes : 0,
		measure: { carrier: mapping.carrier, unit: measured.unit, power: measured.power },
		point: { supplyPointNumber: null, label: null },
		total: null,
		skipRows: new Set(mapping.skipRows)
	};
	const reading = readDayMatrix(rows, matrix);
	if (measured.from === 'printed') return reading;
	return withUnitNoted(reading, { row: header.row, severity: 'warning' });
}

/** As a person said, or the table prints; otherwise as the point counts, or kWh. */
function measuredAs({ mapping, document, options }: MappingTask) {
	const said = mapping.columns.find(({ unit }) => unit !== undefined)?.unit;
	const printed = said ?? (printsKwh(document) ? 'kWh' : undefined);
	const unit = printed ?? options.unit ?? 'kWh';
	const from = printed === undefined ? 'assumed' : 'printed';
	return { ...(readUnit(unit) ?? { unit, power: 0 }), from };
}

function dayColumns(
	{ header, mapping }: MappingTask,
	timeIndex: number
): DayMatrix['days'] | 'ambiguous' {
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

export function stepOf(body: string[][], timeIndex: number): SlotMinutes | null {
	const clocks = body.flatMap((cells) => readClock(cellOf(cells, { index: timeIndex })) ?? []);
	const [first, second] = clocks;
	if (!first) return null;
	const next = first.endMinutes ?? second?.minutes ?? NaN;
	const step = next - first.minutes;
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
